package io.handshakedear.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Counts wrong passwords by the address they come from. Who has sent {@value #MOST} within a minute
 * is not asked again until the oldest of them is a minute old, whatever password is sent.
 */
final class LoginLimit {

    static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Deque<Instant>> wrong = new HashMap<>();
    private final Clock clock;

    LoginLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param client the address that the password comes from, as text
     * @throws ApiProblem when there were too many wrong ones
     */
    synchronized void require(String client) {
        forgetOld();
        Deque<Instant> times = wrong.get(network(client));
        if (times != null && times.size() >= MOST) {
            Duration wait = Duration.between(clock.instant(), times.getFirst().plus(WINDOW));
            throw ApiProblem.tooManyLogins(Math.max(1, wait.plusMillis(999).toSeconds()));
        }
    }

    synchronized void countWrong(String client) {
        wrong.computeIfAbsent(network(client), key -> new ArrayDeque<>()).addLast(clock.instant());
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(WINDOW);
        wrong.values()
                .forEach(
                        times -> {
                            while (!times.isEmpty() && !times.getFirst().isAfter(oldest)) {
                                times.removeFirst();
                            }
                        });
        wrong.values().removeIf(Deque::isEmpty);
    }

    /** The address; of IPv6 its first half, since a client has the other half to itself. */
    private static String network(String client) {
        if (client == null || client.indexOf(':') < 0) {
            return String.valueOf(client);
        }
        try {
            byte[] address = InetAddress.getByName(client).getAddress();
            return HexFormat.of().formatHex(address, 0, Math.min(8, address.length));
        } catch (UnknownHostException e) {
            return client;
        }
    }
}
