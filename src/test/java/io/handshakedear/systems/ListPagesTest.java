package io.handshakedear.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.systems.ListPages.LeftOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListPagesTest {

    private static final Pattern QUERY =
            Pattern.compile(
                    "lastEdited__gte=([^&]+)&.*limit=(\\d+)"
                            + "(?:&lastEdited__lt=([^&]+))?(?:&offset=(\\d+))?");

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    /** objID and second of each order; those in {@link #broken} cannot be given. */
    private final Map<Integer, Integer> orders = new TreeMap<>();

    private final Set<Integer> broken = new TreeSet<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Integer> read = new ArrayList<>();
    private int calls;

    @BeforeEach
    @BeforeTry
    void beginAnew() {
        orders.clear();
        orders.putAll(Map.of(1, 10, 2, 11, 3, 12, 4, 12, 5, 12, 6, 20, 7, 30, 8, 31));
        broken.clear();
        broken.add(3);
    }

    @Test
    void anOrderThatCannotBeFetchedIsLeftOutOnce() {
        run(List.of());

        assertThat(leftOut).hasSize(1);
        assertThat(read).contains(1, 2, 4, 5, 6, 7, 8).doesNotContain(3);
    }

    @Test
    void theNextRunDoesNotSearchForIt() {
        broken.add(7);
        run(List.of());
        List<LeftOut> known = List.copyOf(leftOut);
        assertThat(known).hasSize(2);
        assertThat(calls).as("calls of a search").isGreaterThan(20);

        run(known);

        assertThat(leftOut).as("the same again").isEqualTo(known);
        assertThat(read).contains(1, 2, 4, 5, 6, 8).doesNotContain(3, 7);
        assertThat(calls).isLessThanOrEqualTo(10);
    }

    @Test
    void itIsReadWhenItCanBeFetchedAgain() {
        run(List.of());
        List<LeftOut> known = List.copyOf(leftOut);
        broken.clear();

        run(known);

        assertThat(leftOut).isEmpty();
        assertThat(read).contains(1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** Whatever happens to the list: what can be fetched is read. */
    @Property(tries = 500)
    void nothingElseIsLeftOutWhenRowsMove(
            @ForAll @LongRange(max = 100_000) long seed, @ForAll @IntRange(max = 6) int changes) {
        Random random = new Random(seed);
        for (int order = 9; order < 20; order++) {
            orders.put(order, random.nextInt(40));
        }
        broken.add(1 + random.nextInt(19));
        for (int id : List.copyOf(broken)) {
            // an order between two that cannot be given, or Handshake counts as out of order
            orders.put(id, 100 + 10 * id);
            orders.put(100 + id, 105 + 10 * id);
        }
        run(List.of());
        List<LeftOut> known = List.copyOf(leftOut);
        for (int change = 0; change < changes; change++) {
            int id = List.copyOf(orders.keySet()).get(random.nextInt(orders.size()));
            switch (random.nextInt(4)) {
                case 0 -> broken.remove(id);
                case 1 -> {
                    if (!broken.contains(id) && id < 100) {
                        orders.remove(id);
                    }
                }
                case 2 -> orders.put(1000 + change, 2000 + change);
                default -> {
                    if (id < 100) {
                        orders.put(id, 3000 + 20 * change);
                        orders.put(2000 + change, 3005 + 20 * change);
                    }
                }
            }
        }

        run(known);

        Set<Integer> readable = new TreeSet<>(orders.keySet());
        readable.removeAll(broken);
        assertThat(new TreeSet<>(read)).isEqualTo(readable);
    }

    private void run(List<LeftOut> known) {
        read.clear();
        leftOut.clear();
        ListPages pages = ListPages.editedSince(BEGIN);
        pages.recall(known);
        for (calls = 0; pages.isMore() && calls < 1000; calls++) {
            ObjectNode answer = answer(pages.query());
            if (answer == null) {
                assertThat(pages.halve() || pages.suspect()).as("goes on").isTrue();
                continue;
            }
            List<JsonNode> page = pages.read(answer);
            if (pages.suspected() != null) {
                leftOut.add(pages.leftOut());
                pages.acquit();
            }
            page.forEach(order -> read.add(order.path("objID").asInt()));
            pages.advance();
        }
        assertThat(pages.isMore()).isFalse();
    }

    /** A page of the list, or null where it holds an order that cannot be given. */
    private ObjectNode answer(String query) {
        Matcher matcher = QUERY.matcher(query);
        assertThat(matcher.matches()).as(query).isTrue();
        Instant since = Instant.parse(matcher.group(1));
        int limit = Integer.parseInt(matcher.group(2));
        Instant before = matcher.group(3) == null ? Instant.MAX : Instant.parse(matcher.group(3));
        int offset = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("meta").put("limit", limit);
        ArrayNode objects = answer.putArray("objects");
        int row = 0;
        List<Integer> byTime =
                orders.keySet().stream().sorted(Comparator.comparing(orders::get)).toList();
        for (int id : byTime) {
            Instant time = BEGIN.plusSeconds(orders.get(id));
            if (time.isBefore(since)
                    || !time.isBefore(before)
                    || row++ < offset
                    || objects.size() == limit) {
                continue;
            }
            if (broken.contains(id)) {
                return null;
            }
            objects.addObject().put("objID", id).put("lastEdited", time.toString());
        }
        return answer;
    }
}
