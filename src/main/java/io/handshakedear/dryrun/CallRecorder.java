package io.handshakedear.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Variable;

/**
 * Takes the writes of a dry run instead of the two systems. What it answers has invented numbers;
 * when a flow reads what only its own write would have made or changed, the dry run cannot go on.
 */
public final class CallRecorder {

    /** So many calls are shown; of more, only their number is told. */
    static final int MOST = 5000;

    private static final String INVENTED_ID = "00000000-0000-4000-8000-%012d";
    private static final long FIRST_NUMBER = 900_000_000L;
    private static final Pattern NUMBERS =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\b\\d+\\b");
    private static final List<String> SUBJECTS = List.of("ID", "TaskID", "SaleID");

    private final boolean recording;
    private final List<Map<String, Object>> calls = new ArrayList<>();
    private final Set<String> invented = new HashSet<>();

    /** What a write would have changed: the kind of object and its number. */
    private final Set<String> changed = new HashSet<>();

    private int count;
    private String problem;

    private CallRecorder(boolean recording) {
        this.recording = recording;
    }

    /** Of an integration that really writes. */
    public static CallRecorder off() {
        return new CallRecorder(false);
    }

    /** Of a dry run. */
    public static CallRecorder on() {
        return new CallRecorder(true);
    }

    /**
     * True if the call is to be recorded.
     *
     * @throws IllegalStateException for a read of what was recorded only
     */
    public synchronized boolean isRecorded(
            @Variable("method") String method,
            @Variable("path") String path,
            @Variable("query") String query) {
        if (!recording) {
            return false;
        }
        // Handshake is asked to do something by a parameter
        boolean writes = String.valueOf(query).contains("recalculatePositions=1");
        if (method.equals("GET") && !writes) {
            requireReal(path, query);
        }
        return !method.equals("GET") || writes;
    }

    private void requireReal(String path, String query) {
        for (String number : numbers(path + "?" + query)) {
            if (invented.contains(number) || changed.contains(kind(path) + " " + number)) {
                problem =
                        "a dry run cannot go on where it would read what it has not written (%s)"
                                .formatted(path);
                throw new IllegalStateException(problem);
            }
        }
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBERS.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return numbers;
    }

    /** All documents of a sale are one object of DEAR; one of Handshake's is in its address. */
    private static String kind(String path) {
        return path.matches("sale\\b.*") ? "sale" : path.replaceAll("/\\d+\\b.*", "");
    }

    private void change(String path, String query, Object request) {
        List<String> numbers = numbers(path + "?" + query);
        if (request instanceof JsonNode document) {
            for (String field : SUBJECTS) {
                numbers.addAll(numbers(document.path(field).asText()));
            }
        }
        numbers.forEach(number -> changed.add(kind(path) + " " + number));
    }

    /** Records a call; answers what the mapping of its answer reads: call, numbers and figures. */
    public synchronized JsonNode record(
            @Variable("system") String system,
            @Variable("method") String method,
            @Variable("path") String path,
            @Variable("query") String query,
            @Variable("request") Object request,
            @Variable("document") JsonNode document) {
        count++;
        if (count <= MOST) {
            Map<String, Object> call = new HashMap<>();
            call.put("position", count);
            call.put("system", system);
            call.put("method", method);
            call.put("path", path);
            call.put("query", query);
            call.put("request", request == null ? null : request.toString());
            calls.add(call);
        }
        change(path, query, request);
        String id = INVENTED_ID.formatted(count);
        long number = FIRST_NUMBER + count;
        invented.add(id);
        invented.add(String.valueOf(number));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("path", path).put("method", method).put("id", id).put("number", number);
        if (request instanceof JsonNode sent) {
            input.set("request", sent);
        }
        if (document != null && document.has("figures")) {
            input.set("figures", document.get("figures"));
        }
        return input;
    }

    synchronized List<Map<String, Object>> calls() {
        return List.copyOf(calls);
    }

    synchronized int count() {
        return count;
    }

    /** Why what was recorded is not all, or null. */
    synchronized String problem() {
        return problem;
    }
}
