package io.handshakedear.sandbox;

/** A request refused by a rule of the system; carries the answer in that system's shape. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.bodyText(), null, false, false);
        this.answer = answer;
    }

    /** DEAR API, errors: a bare array of {ErrorCode, Exception} under HTTP 400. */
    static Refusal dear(String message) {
        return dear(400, message);
    }

    static Refusal dear(int status, String message) {
        return dear(status, status, message);
    }

    /** The code inside may differ from the HTTP status. */
    static Refusal dear(int status, int code, String message) {
        return new Refusal(
                Answer.json(
                        status,
                        Json.array()
                                .add(
                                        Json.object()
                                                .put("ErrorCode", code)
                                                .put("Exception", message))));
    }

    /** Handshake API, errors: {"__all__": ["text"]}. */
    static Refusal handshake(int status, String message) {
        return new Refusal(
                Answer.json(status, Json.object().set("__all__", Json.array().add(message))));
    }

    static Refusal handshake(String message) {
        return handshake(400, message);
    }

    Answer answer() {
        return answer;
    }
}
