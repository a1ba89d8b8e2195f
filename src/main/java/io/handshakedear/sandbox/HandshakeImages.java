package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Pattern;

/** Images of items: Handshake downloads them, and shows its own copies (Handshake API, Items). */
final class HandshakeImages {

    private static final String COPIES = "https://images.handshake.example.test/";
    private static final Pattern UNREACHABLE = Pattern.compile("^https?://[^/]*\\.invalid(/|$)");

    private HandshakeImages() {}

    /**
     * The addresses of the copies. The document does not say what Handshake does with an image that
     * it cannot download: the whole item is refused.
     */
    static ArrayNode fetched(JsonNode urls) {
        ArrayNode copies = Json.array();
        for (JsonNode url : urls) {
            String address = url.asText();
            if (UNREACHABLE.matcher(address).find()) {
                throw Refusal.handshake("The image '" + address + "' could not be downloaded.");
            }
            copies.add(
                    address.startsWith(COPIES)
                            ? address
                            : COPIES + Documents.uuid(address) + ".jpg");
        }
        return copies;
    }
}
