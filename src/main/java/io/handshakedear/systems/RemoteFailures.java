package io.handshakedear.systems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.systems.RemoteFailure.KeyRefused;
import io.handshakedear.systems.RemoteFailure.NotThere;
import io.handshakedear.systems.RemoteFailure.Refused;
import io.handshakedear.systems.RemoteFailure.ResourceHidden;
import io.handshakedear.systems.RemoteFailure.Throttled;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a failed call means (design rules C4 to C7, DEAR API 1.3 to 1.5, flow "what throws").
 */
public final class RemoteFailures {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteFailures.class);

    private static final Pattern LIMIT_TEXT =
            Pattern.compile("reached \\d+ calls|api limit", Pattern.CASE_INSENSITIVE);

    /** Errors with a code of the caller's that are the system's own: a write may have been done. */
    private static final Pattern UNSURE_TEXT =
            Pattern.compile(
                    "unexpected|internal|time[d -]*out|deadlock|try again|^\\s*$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,6})\\b.*", Pattern.DOTALL);
    private static final int SHOWN_CHARACTERS = 300;

    /** A probe after this time costs one call; a wrong clock or a wrong unit would cost days. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    public RemoteFailures() {
        this(Clock.systemUTC());
    }

    RemoteFailures(Clock clock) {
        this.clock = clock;
    }

    /** Throws the failure again, for routes that cleaned up after it. */
    public void rethrow(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception)
            throws Exception {
        throw exception;
    }

    /**
     * Throws the failure again as if no error handler had seen it: Camel marks an exchange that one
     * gave up, and the error handlers of its callers would let the failure pass.
     */
    public void handOver(Exchange exchange) throws Exception {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    RemoteFailure of(Exception exception, String system, String path) {
        if (exception instanceof RemoteFailure failure) {
            return failure;
        }
        String what = title(system) + " at " + path;
        if (exception instanceof HttpOperationFailedException answer) {
            return ofAnswer(answer, system, what);
        }
        if (exception instanceof JsonProcessingException) {
            return new Unavailable(200, what + " answered something that is no JSON", exception);
        }
        String cause = exception.getClass().getSimpleName();
        return new Unavailable(0, what + " gave no answer (" + cause + ")", exception);
    }

    /**
     * What happened, for the log: a remote failure in one sentence, as a lost answer is, anything
     * else with its stack.
     */
    public String explain(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        return PlainFailure.in(exception)
                .map(Throwable::getMessage)
                .orElseGet(
                        () -> {
                            LOG.warn("A flow failed unexpectedly", new Unexpected(exception));
                            return Unexpected.summary(exception);
                        });
    }

    /** The same in one sentence whatever it is, for people who see no log. */
    public static String summary(Exception exception) {
        return PlainFailure.in(exception)
                .map(Throwable::getMessage)
                .orElseGet(() -> Unexpected.summary(exception));
    }

    /** DEAR sometimes reports an error under status 200, Handshake sometimes answers nothing. */
    public JsonNode checked(
            JsonNode answer, @Variable("system") String system, @Variable("path") String path) {
        String what = title(system) + " at " + path;
        if (answer == null || answer.isMissingNode() || answer.isNull()) {
            return null;
        }
        List<String> errors = dearErrors(answer);
        if (errors.isEmpty()) {
            return answer;
        }
        String text = String.join("; ", errors);
        if (LIMIT_TEXT.matcher(text).find()) {
            throw new Throttled(200, what + ": " + text, Duration.ZERO);
        }
        if (isRefusal(answer)) {
            throw new Refused(200, "%s refused: %s".formatted(what, shortened(text)));
        }
        // this one does not say whether a write was done: look it up
        throw new Unavailable(
                200, what + " answered an error under status 200: " + shortened(text), null);
    }

    /** True if all errors are of the caller's (ErrorCode 4xx), and name what is wrong. */
    private static boolean isRefusal(JsonNode answer) {
        for (JsonNode error : each(answer)) {
            int code = error.path("ErrorCode").asInt();
            if (code < 400
                    || code > 499
                    || code == 408
                    || UNSURE_TEXT.matcher(error.path("Exception").asText()).find()) {
                return false;
            }
        }
        return true;
    }

    private RemoteFailure ofAnswer(
            HttpOperationFailedException answer, String system, String what) {
        int status = answer.getHttpResponseCode();
        String text = text(answer.getResponseBody());
        boolean handshake = "handshake".equals(system);
        if (status == 429 || (status == 503 || status == 400) && LIMIT_TEXT.matcher(text).find()) {
            return new Throttled(status, what + ": " + text, retryAfter(answer));
        }
        return switch (status) {
            case 401 -> new KeyRefused(status, what + " refused the key");
            case 403 ->
                    handshake
                            ? new ResourceHidden(status, what + " is for administrators only")
                            : new KeyRefused(status, what + " refused the key: " + text);
            case 404, 410 ->
                    isPage(answer)
                            ? new Unavailable(
                                    status,
                                    "%s answered %d with a web page: is the address right?"
                                            .formatted(what, status),
                                    answer)
                            : new NotThere(status, what + " does not exist");
            case 301, 302, 303, 307, 308 ->
                    new Refused(
                            status,
                            "%s answered %d, it wants to be asked at %s: correct the address in the settings"
                                    .formatted(
                                            what,
                                            status,
                                            header(answer, "location").orElse("another address")));
            case 408, 500, 502, 503, 504 ->
                    new Unavailable(status, what + " answered " + status, answer);
            default ->
                    status >= 500
                            ? new Unavailable(status, what + " answered " + status, answer)
                            : new Refused(
                                    status, "%s refused (%d): %s".formatted(what, status, text));
        };
    }

    /** A proxy or a wrong address answers with a page for people; nothing is gone then. */
    private static boolean isPage(HttpOperationFailedException answer) {
        String body = answer.getResponseBody();
        return body != null && body.stripLeading().startsWith("<");
    }

    private Duration retryAfter(HttpOperationFailedException answer) {
        return header(answer, "retry-after")
                .map(this::retryAfter)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(Duration.ZERO);
    }

    private static Optional<String> header(HttpOperationFailedException answer, String name) {
        Map<String, String> headers = answer.getResponseHeaders();
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> name.equalsIgnoreCase(header.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** Seconds, a date, or a text such as "60 Seconds"; anything else counts as not given. */
    Duration retryAfter(String value) {
        Matcher seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
        }
        try {
            Duration wait =
                    Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** The texts of an error answer in any of its shapes, shortened. */
    private String text(String body) {
        if (body == null || body.isBlank()) {
            return "no explanation";
        }
        String text = body;
        try {
            JsonNode node = json.readTree(body);
            List<String> errors = dearErrors(node);
            if (errors.isEmpty()) {
                errors = handshakeErrors(node);
            }
            text = errors.isEmpty() ? body : String.join("; ", errors);
        } catch (JsonProcessingException e) {
            // not JSON: the raw text is what there is to show
        }
        return shortened(text);
    }

    private static String shortened(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }

    /** DEAR's errors come as an array or as one object. */
    private static Iterable<JsonNode> each(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    private static List<String> dearErrors(JsonNode node) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : each(node)) {
            if (error.hasNonNull("Exception")) {
                errors.add(error.get("Exception").asText());
            }
        }
        return errors;
    }

    private static List<String> handshakeErrors(JsonNode node) {
        List<String> errors = new ArrayList<>();
        node.properties()
                .forEach(
                        field ->
                                errors.add(
                                        field.getKey().equals("__all__")
                                                ? joined(field.getValue())
                                                : field.getKey()
                                                        + ": "
                                                        + joined(field.getValue())));
        return errors;
    }

    private static String joined(JsonNode texts) {
        if (!texts.isArray()) {
            return texts.isTextual() ? texts.asText() : texts.toString();
        }
        List<String> parts = new ArrayList<>();
        texts.forEach(text -> parts.add(text.asText()));
        return String.join(", ", parts);
    }

    private static String title(String system) {
        return "dear".equals(system)
                ? "DEAR"
                : system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1);
    }
}
