package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OrderPagesTest {

    private static final Pattern QUERY =
            Pattern.compile("lastEdited__gte=([^&]+)&.*limit=(\\d+)(?:&offset=(\\d+))?");

    /** objID and second of each order; the third cannot be given. */
    private static final int[][] ORDERS = {{1, 10}, {2, 11}, {3, 12}, {4, 12}, {5, 12}, {6, 20}};

    private static final int BROKEN = 3;

    @Test
    void anOrderThatCannotBeFetchedIsLeftOutOnce() {
        OrderPages pages = OrderPages.editedSince(Instant.parse("2026-03-01T10:00:00Z"));
        List<Integer> read = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();

        for (int call = 0; pages.isMore() && call < 100; call++) {
            ObjectNode answer = answer(pages.query());
            if (answer == null) {
                assertThat(pages.halve() || pages.suspect()).isTrue();
                continue;
            }
            List<JsonNode> page = pages.read(answer);
            if (pages.suspected() != null) {
                leftOut.add(pages.suspected());
                pages.acquit();
            }
            page.forEach(order -> read.add(order.path("objID").asInt()));
            pages.advance();
        }

        assertThat(pages.isMore()).isFalse();
        assertThat(leftOut).hasSize(1);
        assertThat(read).contains(1, 2, 4, 5, 6).doesNotContain(BROKEN);
    }

    /** A page of the list, or null where it holds the order that cannot be given. */
    private static ObjectNode answer(String query) {
        Matcher matcher = QUERY.matcher(query);
        assertThat(matcher.matches()).isTrue();
        Instant since = Instant.parse(matcher.group(1));
        int limit = Integer.parseInt(matcher.group(2));
        int offset = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("meta").put("limit", limit);
        ArrayNode objects = answer.putArray("objects");
        int row = 0;
        for (int[] order : ORDERS) {
            Instant time = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(order[1]);
            if (time.isBefore(since) || row++ < offset || objects.size() == limit) {
                continue;
            }
            if (order[0] == BROKEN) {
                return null;
            }
            objects.addObject().put("objID", order[0]).put("lastEdited", time.toString());
        }
        return answer;
    }
}
