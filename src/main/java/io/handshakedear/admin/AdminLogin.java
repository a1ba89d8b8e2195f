package io.handshakedear.admin;

import io.handshakedear.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one password of the admin API, and the sessions that were opened with it. Sessions are in
 * memory: a start of the integration, with another password for example, ends them all.
 */
public final class AdminLogin {

    private static final String USER = "admin";
    private static final int MOST_SESSIONS = 1000;
    private static final int TOKEN_BYTES = 32;

    private final AdminAccess access;
    private final byte[] password;
    private final Duration sessionTime;
    private final Clock clock = Clock.systemUTC();
    private final LoginLimit limit = new LoginLimit(clock);
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AdminSession> sessions = new LinkedHashMap<>();

    public AdminLogin(Settings settings, AdminAccess access) {
        this.access = access;
        this.password = bytes(settings.get("admin.password"));
        this.sessionTime = settings.duration("admin.session-time");
    }

    /** True if everybody who reaches the API may use it. */
    boolean isOpen() {
        return access == AdminAccess.OPEN;
    }

    /** What the session's cookie says of its age. */
    Duration sessionTime() {
        return sessionTime;
    }

    /**
     * Takes as long for a wrong password as for the right one.
     *
     * @param client the address of the caller
     * @throws ApiProblem when it is wrong, or was wrong too often
     */
    void require(String user, String given, String client) {
        limit.require(client);
        boolean right = MessageDigest.isEqual(bytes(given), password) & USER.equals(user);
        if (!right || access != AdminAccess.PASSWORD) {
            limit.countWrong(client);
            throw ApiProblem.unauthorized();
        }
    }

    /**
     * @throws ApiProblem as {@link #require}
     */
    AdminSession open(String given, String client) {
        require(USER, given, client);
        AdminSession session =
                new AdminSession(token(), token(), clock.instant().plus(sessionTime));
        synchronized (sessions) {
            forgetEnded();
            if (sessions.size() >= MOST_SESSIONS) {
                sessions.remove(sessions.keySet().iterator().next());
            }
            sessions.put(session.token(), session);
        }
        return session;
    }

    /** The session of that token, unless it has ended. */
    Optional<AdminSession> session(String token) {
        synchronized (sessions) {
            forgetEnded();
            return Optional.ofNullable(sessions.get(token));
        }
    }

    void close(String token) {
        synchronized (sessions) {
            sessions.remove(token);
        }
    }

    /** Compares in a time that does not tell how much of it was right. */
    static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(bytes(token), bytes(given));
    }

    private void forgetEnded() {
        sessions.values().removeIf(session -> !session.endsAt().isAfter(clock.instant()));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    }
}
