package io.handshakedear.admin;

import java.time.Instant;

/**
 * A browser that has logged in.
 *
 * @param token what its cookie holds; never logged
 * @param csrfToken what each of its writes repeats in a header, which another site cannot read
 */
record AdminSession(String token, String csrfToken, Instant endsAt) {}
