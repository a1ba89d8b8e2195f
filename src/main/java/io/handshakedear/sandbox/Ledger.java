package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every request that reached a stand-in, in order of arrival. Bodies are not kept, only the text of
 * refusals.
 */
public final class Ledger {
    /** One request. */
    public static final class Entry {
        private final long nanos;
        private final Instant time;
        private final String system;
        private final String method;
        private final String path;
        private final String query;
        private final String key;
        private volatile int status;
        private volatile int handled;
        private volatile boolean throttled;
        private volatile String fault;
        private volatile String error;

        Entry(String system, String method, String path, String query, String key) {
            this.nanos = System.nanoTime();
            this.time = Instant.now();
            this.system = system;
            this.method = method;
            this.path = path;
            this.query = query;
            this.key = key;
        }

        public long nanos() {
            return nanos;
        }

        public Instant time() {
            return time;
        }

        public String system() {
            return system;
        }

        public String method() {
            return method;
        }

        /** Below the base of the API. */
        public String path() {
            return path;
        }

        public String query() {
            return query;
        }

        /** HTTP status sent; 0 when the connection was dropped or the answer is still due. */
        public int status() {
            return status;
        }

        /** HTTP status of the handling, sent or not; 0 when the request was not handled. */
        public int handled() {
            return handled;
        }

        public boolean throttled() {
            return throttled;
        }

        /** Name of the fault that hit this call, or null. */
        public String fault() {
            return fault;
        }

        /** Body of an error answer, shortened, or null. */
        public String error() {
            return error;
        }

        void throttle() {
            throttled = true;
        }

        void handled(Answer answer) {
            handled = answer.status();
            if (answer.status() >= 400) {
                String text = answer.bodyText();
                error = text.length() > 500 ? text.substring(0, 500) : text;
            }
        }

        void fault(String name) {
            fault = fault == null ? name : fault + "," + name;
        }

        void sent(int code) {
            status = code;
        }

        ObjectNode json() {
            return Json.object()
                    .put("time", time.toString())
                    .put("nanos", nanos)
                    .put("system", system)
                    .put("method", method)
                    .put("path", path)
                    .put("query", query)
                    .put("status", status)
                    .put("handled", handled)
                    .put("throttled", throttled)
                    .put("fault", fault)
                    .put("error", error);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** Notes an arrival and asks the limit in one step, so that both see the same order. */
    synchronized Entry arrive(
            String system, String method, String path, String query, String key, RateLimit limit) {
        Entry entry = new Entry(system, method, path, query, key);
        if (limit != null && !limit.admit(key, entry.nanos)) {
            entry.throttle();
        }
        entries.add(entry);
        return entry;
    }

    public synchronized void clear() {
        entries.clear();
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> entries(Predicate<Entry> wanted) {
        return entries().stream().filter(wanted).toList();
    }

    /**
     * Calls of a method whose path matches; "*" stands for any method. Letter case does not matter.
     */
    public long count(String method, String pathRegexp) {
        String regexp = "(?i)" + pathRegexp;
        return entries().stream()
                .filter(e -> method.equals("*") || e.method.equals(method))
                .filter(e -> e.path.matches(regexp))
                .count();
    }

    /** Calls by "METHOD path", numbers and GUIDs in the path written as {id}. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Entry e : entries()) {
            String path = e.path.toLowerCase(Locale.ROOT).replaceAll("/[0-9][0-9a-f-]*", "/{id}");
            counts.merge(e.method + " " + path, 1, Integer::sum);
        }
        return counts;
    }

    /** Largest number of calls of one key that arrived in any window of that length. */
    public int mostInAnyWindow(long windowMillis, boolean withRefused) {
        Map<String, List<Long>> times = new TreeMap<>();
        for (Entry e : entries()) {
            if (withRefused || !e.throttled) {
                times.computeIfAbsent(String.valueOf(e.key), k -> new ArrayList<>()).add(e.nanos);
            }
        }
        int most = 0;
        for (List<Long> list : times.values()) {
            for (int first = 0, last = 0; last < list.size(); last++) {
                while (list.get(last) - list.get(first) >= windowMillis * 1_000_000) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
        }
        return most;
    }

    /**
     * Calls that were handled and answered by an error of the system itself (status 400 and above).
     */
    public List<Entry> refused() {
        return entries(e -> e.handled >= 400 && !e.throttled);
    }

    ObjectNode summary(long windowMillis) {
        ObjectNode node = Json.object();
        List<Entry> all = entries();
        node.put("calls", all.size());
        node.put("throttled", all.stream().filter(Entry::throttled).count());
        node.put("refused", refused().size());
        node.put("faults", all.stream().filter(e -> e.fault != null).count());
        node.put("windowMillis", windowMillis);
        node.put("mostInAnyWindow", mostInAnyWindow(windowMillis, false));
        node.put("mostInAnyWindowWithRefused", mostInAnyWindow(windowMillis, true));
        ObjectNode counts = node.putObject("counts");
        counts().forEach(counts::put);
        return node;
    }
}
