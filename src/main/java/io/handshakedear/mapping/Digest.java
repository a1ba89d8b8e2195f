package io.handshakedear.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal digits: to notice what has changed, and to name what has no name. */
public final class Digest {

    private static final int LENGTH = 32;

    private Digest() {}

    /** 32 digits: no two texts have the same. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /** The first digits: so few that nobody finds a secret text by them, or all 64. */
    public static String of(String text, int length) {
        return of(text.getBytes(StandardCharsets.UTF_8), length);
    }

    /** The first digits of any content. */
    public static String of(byte[] content, int length) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
