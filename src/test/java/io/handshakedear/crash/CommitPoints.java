package io.handshakedear.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commits of this process, named by what they write. Writes each new name into the file of the
 * system property {@code crash.trace}, and kills the process just before or just after ({@code
 * crash.moment}) the first commit named {@code crash.commit}.
 */
final class CommitPoints implements KillingDatabase.Points {

    static final String TRACE = "crash.trace";
    static final String COMMIT = "crash.commit";
    static final String MOMENT = "crash.moment";

    /** Names of remote writes: a commit that has one among its parameters carries it. */
    static final Set<String> WRITES =
            Set.of(
                    "customer",
                    "customer-update",
                    "sale",
                    "sale-order",
                    "sale-invoice",
                    "sale-payment",
                    "handshake-shipment",
                    "shipment-lines",
                    "shipment-update",
                    "order-complete",
                    "order-shipped",
                    "webhook",
                    "payment-delete",
                    "sale-void",
                    "credit-note",
                    "refund");

    private static final Pattern WRITING =
            Pattern.compile(
                    "(insert)\\s+into\\s+(\\w+)|(update)\\s+(\\w+)\\s+set\\s+(\\w+)|(delete)\\s+from\\s+(\\w+)",
                    Pattern.CASE_INSENSITIVE);

    private final Path trace = path(System.getProperty(TRACE));
    private final String commit = System.getProperty(COMMIT);
    private final String moment = System.getProperty(MOMENT);
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** What a statement writes, such as {@code update remote_write.state}; null for a query. */
    static String name(String sql) {
        Matcher matcher = WRITING.matcher(sql);
        if (!matcher.find()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return "insert " + matcher.group(2);
        }
        return matcher.group(3) != null
                ? "update " + matcher.group(4) + "." + matcher.group(5)
                : "delete " + matcher.group(7);
    }

    @Override
    public void before(String name) {
        if (trace != null && seen.add(name)) {
            note(name);
        }
        killIf("before", name);
    }

    @Override
    public void after(String name) {
        killIf("after", name);
    }

    private void killIf(String here, String name) {
        if (here.equals(moment) && name.equals(commit)) {
            kill();
        }
    }

    private synchronized void note(String name) {
        try {
            Files.writeString(
                    trace, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill() {
        try {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-9", pid).start();
        } catch (IOException e) {
            Runtime.getRuntime().halt(137);
        }
        while (true) {
            LockSupport.park();
        }
    }

    private static Path path(String text) {
        return text == null ? null : Path.of(text);
    }
}
