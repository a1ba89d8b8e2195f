package io.handshakedear.admin;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Knows one user, {@code admin}, and takes as long for a wrong password as for the right one. */
final class OnePassword implements AuthenticationProvider {

    private static final String USER = "admin";

    private final byte[] password;

    OnePassword(String password) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @Deprecated
    public void authenticate(JsonObject credentials, Handler<AsyncResult<User>> handler) {
        byte[] given = credentials.getString("password", "").getBytes(StandardCharsets.UTF_8);
        boolean right =
                MessageDigest.isEqual(given, password)
                        & USER.equals(credentials.getString("username"));
        handler.handle(
                right
                        ? Future.succeededFuture(User.fromName(USER))
                        : Future.failedFuture("Wrong user or password"));
    }
}
