package io.handshakedear.admin;

/** What an API call did wrong, or why it cannot be done now; becomes its answer (RFC 9457). */
public final class ApiProblem extends RuntimeException {

    public static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private long retryAfter;

    private ApiProblem(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    /** A parameter or the body is wrong; the detail says what is allowed. */
    static ApiProblem badRequest(String detail) {
        return new ApiProblem(400, "Bad request", detail);
    }

    static ApiProblem unauthorized() {
        return new ApiProblem(
                401, "Unauthorized", "Log in as the user admin with the setting admin.password");
    }

    static ApiProblem unauthorized(String detail) {
        return new ApiProblem(401, "Unauthorized", detail);
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(404, "Not found", detail);
    }

    /** A browser sent it for somebody else. */
    static ApiProblem forbidden(String detail) {
        return new ApiProblem(403, "Forbidden", detail);
    }

    /**
     * @param seconds after which a password is looked at again
     */
    static ApiProblem tooManyLogins(long seconds) {
        ApiProblem problem =
                new ApiProblem(
                        429,
                        "Too many wrong passwords",
                        "Too many wrong passwords came from this address; try again in %d seconds"
                                .formatted(seconds));
        problem.retryAfter = seconds;
        return problem;
    }

    /** The order's state does not allow it now. */
    static ApiProblem conflict(String detail) {
        return new ApiProblem(409, "Conflict", detail);
    }

    static ApiProblem tooLarge(long bytes) {
        return new ApiProblem(
                413, "Content too large", "A body may have at most %d bytes".formatted(bytes));
    }

    static ApiProblem unavailable() {
        return new ApiProblem(
                503,
                "Unavailable",
                "The integration is starting or stopping; ask again in a few seconds");
    }

    static ApiProblem internal(String detail) {
        return new ApiProblem(500, "Internal error", detail);
    }

    public int status() {
        return status;
    }

    /** Seconds to wait before the next try, or 0. */
    public long retryAfter() {
        return retryAfter;
    }

    public String title() {
        return title;
    }
}
