package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** What people should know of what was loaded: the rows that have remarks. */
final class Remarks {

    private static final int MOST = 50;

    private Remarks() {}

    /**
     * @param list items or customers
     * @param label the field that people know a row by
     */
    static void print(ApiOptions api, String list, String label, PrintWriter out) {
        if (api.isJson()) {
            return;
        }
        JsonNode answer =
                api.client()
                        .get(
                                "/%s?remarks=true&limit=%d&store=%s"
                                        .formatted(list, MOST, ApiClient.encode(api.store())));
        for (JsonNode row : answer.path(list)) {
            out.printf(
                    "%s %s: %s%n",
                    row.path(label).asText(),
                    row.path("state").asText(),
                    row.path("remarks").asText().replace("\n", "; "));
        }
        long total = answer.path("total").asLong();
        if (total > MOST) {
            out.printf("%d of %d with remarks; the API has all%n", MOST, total);
        }
    }
}
