package io.handshakedear.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.systems.RemoteFailure.KeyRefused;
import io.handshakedear.systems.RemoteFailure.NotThere;
import io.handshakedear.systems.RemoteFailure.Refused;
import io.handshakedear.systems.RemoteFailure.ResourceHidden;
import io.handshakedear.systems.RemoteFailure.Throttled;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each answer means (design rules C4 to C7). */
class RemoteFailuresTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String LIMIT = "You have reached 60 calls per 60 seconds API limit.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RemoteFailures failures = new RemoteFailures(Clock.fixed(NOW, ZoneOffset.UTC));

    static Stream<Arguments> answers() {
        return Stream.of(
                // C4
                Arguments.of("handshake", 429, "TOO MANY REQUESTS", Throttled.class),
                Arguments.of("dear", 429, "", Throttled.class),
                Arguments.of("dear", 503, LIMIT, Throttled.class),
                Arguments.of("dear", 400, error(LIMIT), Throttled.class),
                // C5
                Arguments.of("dear", 408, "", Unavailable.class),
                Arguments.of("dear", 500, "Internal Server Error", Unavailable.class),
                Arguments.of("dear", 502, "<html>", Unavailable.class),
                Arguments.of("dear", 503, "Service Unavailable", Unavailable.class),
                Arguments.of("handshake", 504, "<html>", Unavailable.class),
                Arguments.of("dear", 520, "", Unavailable.class),
                // a proxy's or a wrong address's page says nothing of an order
                Arguments.of("handshake", 404, "<h1>no such host</h1>", Unavailable.class),
                Arguments.of("handshake", 404, "{}", NotThere.class),
                Arguments.of("dear", 302, "", Refused.class),
                // C7
                Arguments.of("handshake", 401, "", KeyRefused.class),
                Arguments.of("handshake", 403, "", ResourceHidden.class),
                Arguments.of("dear", 401, "", KeyRefused.class),
                Arguments.of("dear", 403, "Incorrect credentials!", KeyRefused.class),
                // the rest
                Arguments.of("dear", 404, "", NotThere.class),
                Arguments.of("handshake", 410, "", NotThere.class),
                Arguments.of("dear", 400, error("Attribute 'X' is required"), Refused.class),
                Arguments.of("handshake", 409, "{\"__all__\":[\"no\"]}", Refused.class),
                Arguments.of("dear", 302, "", Refused.class));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerMeansWhatHasToHappenNext(
            String system, int status, String body, Class<?> meaning) {
        RemoteFailure failure = failures.of(answer(status, body, Map.of()), system, "sale/order");

        assertThat(failure).isInstanceOf(meaning);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.getMessage()).contains("sale/order");
    }

    static Stream<Exception> silence() {
        return Stream.of(
                new SocketException("Connection reset"),
                new ConnectException("refused"),
                new UnknownHostException("dear"),
                new SocketTimeoutException("read"),
                new ConnectionClosedException("premature end"),
                new NoTypeConversionAvailableException("", Map.class));
    }

    @ParameterizedTest
    @MethodSource("silence")
    void noAnswerSaysNothingAboutAWrite(Exception exception) {
        RemoteFailure failure = failures.of(exception, "dear", "sale");

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(failure.status()).isZero();
    }

    @Test
    void aBodyThatIsNoJsonSaysNothingAboutAWrite() {
        assertThat(failures.of(new JsonEOFException(null, null, "end"), "dear", "sale"))
                .isInstanceOf(Unavailable.class);
        assertThat(failures.of(new JsonParseException(null, "<html>"), "handshake", "orders"))
                .isInstanceOf(Unavailable.class)
                .extracting("status")
                .isEqualTo(200);
    }

    static Stream<Arguments> errorsUnderStatus200() {
        return Stream.of(
                Arguments.of(error("Location 'X' was not found"), Refused.class),
                Arguments.of(
                        "[{\"ErrorCode\":404,\"Exception\":\"Brand 'X' was not found\"},"
                                + "{\"ErrorCode\":400,\"Exception\":\"Category not found.\"}]",
                        Refused.class),
                Arguments.of(
                        "{\"ErrorCode\":400,\"Exception\":\"Category not found.\"}", Refused.class),
                Arguments.of(error(LIMIT), Throttled.class),
                Arguments.of(error("An unexpected error occurred"), Unavailable.class),
                Arguments.of(error("Timeout expired"), Unavailable.class),
                Arguments.of(error(""), Unavailable.class),
                Arguments.of(
                        "[{\"ErrorCode\":500,\"Exception\":\"Category not found.\"}]",
                        Unavailable.class),
                Arguments.of(
                        "[{\"ErrorCode\":400,\"Exception\":\"Category not found.\"},"
                                + "{\"ErrorCode\":500,\"Exception\":\"Down\"}]",
                        Unavailable.class),
                Arguments.of("[{\"Exception\":\"Category not found.\"}]", Unavailable.class));
    }

    /** Only what names the caller's mistake says that nothing was written. */
    @ParameterizedTest
    @MethodSource
    void errorsUnderStatus200(String body, Class<?> meaning) {
        assertThatThrownBy(() -> failures.checked(JSON.readTree(body), "dear", "sale"))
                .isInstanceOf(meaning)
                .hasMessageStartingWith("DEAR at sale");
    }

    @Test
    void aSuccessIsPassedOn() throws JsonProcessingException {
        assertThat(failures.checked(JSON.readTree("{\"ID\":\"1\"}"), "dear", "sale")).isNotNull();
        assertThat(failures.checked(JSON.readTree("[]"), "dear", "sale/payment")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17|17",
                "60 Seconds|60",
                "999999|900",
                "Wed, 02 Mar 2033 10:00:30 GMT|900",
                " 5 |5",
                "Mon, 02 Mar 2026 10:00:30 GMT|30",
                "Mon, 02 Mar 2026 09:59:00 GMT|0",
                "soon|0",
                "''|0"
            })
    void retryAfterComesInManyForms(String header, long seconds) {
        RemoteFailure failure =
                failures.of(answer(429, "", Map.of("retry-after", header)), "dear", "sale");

        assertThat(((Throttled) failure).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutAHeaderTheWaitIsLeftToTheBudget() {
        RemoteFailure failure = failures.of(answer(429, "", null), "dear", "sale");

        assertThat(((Throttled) failure).retryAfter()).isZero();
    }

    @Test
    void theReasonIsShownAsPeopleReadIt() {
        assertThat(message("dear", error("Attribute 'Line1' is required")))
                .isEqualTo("DEAR at sale refused (400): Attribute 'Line1' is required");
        assertThat(
                        message(
                                "handshake",
                                "{\"__all__\":[\"Wrong\",\"Late\"],\"qty\":[\"Too many\"]}"))
                .endsWith("Wrong, Late; qty: Too many");
        assertThat(message("dear", "x".repeat(5000))).hasSizeLessThan(400);
        assertThat(message("dear", "")).endsWith("no explanation");
    }

    private String message(String system, String body) {
        return failures.of(answer(400, body, Map.of()), system, "sale").getMessage();
    }

    private static String error(String text) {
        return "[{\"ErrorCode\":400,\"Exception\":\"%s\"}]".formatted(text);
    }

    private static Exception answer(int status, String body, Map<String, String> headers) {
        return new HttpOperationFailedException("http://x", status, "", null, headers, body);
    }
}
