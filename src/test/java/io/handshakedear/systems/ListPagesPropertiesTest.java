package io.handshakedear.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Paging through a list that changes meanwhile (design rule C8): orders are edited, made, made late
 * with an older time, and deleted between two pages, often many in one second; Handshake caps pages
 * and answers 504 to large ones. Runs follow each other as capture's do.
 */
class ListPagesPropertiesTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int LATEST = 120;
    private static final int CHANGES_PER_RUN = 25;

    /** By order: the time of the last edit that was seen. */
    private final Map<Integer, Instant> seen = new HashMap<>();

    private final Set<Integer> touched = new HashSet<>();
    private OrderList list;
    private Random random;
    private Instant now;
    private int tooMany;

    @Property(tries = 1500)
    void noOrderAndNoEditIsMissed(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(max = 60) int orders,
            @ForAll @IntRange(min = 1, max = 1500) int seconds,
            @ForAll @IntRange(min = 1, max = 12) int cap,
            @ForAll @IntRange(min = 1, max = 14) int tooManyRows,
            @ForAll @IntRange(min = 1, max = 5) int runs) {
        random = new Random(seed);
        list = new OrderList(cap);
        tooMany = tooManyRows;
        seen.clear();
        now = START;
        for (int order = 0; order < orders; order++) {
            list.add(START.minusSeconds(random.nextInt(seconds)));
        }
        Instant cursor = START.minusSeconds(3600);
        for (int run = 0; run < runs; run++) {
            cursor = capture(cursor, CHANGES_PER_RUN);
            now = now.plusSeconds(random.nextInt(1200));
        }

        capture(cursor, 0);

        assertThat(seen).containsAllEntriesOf(list.rows());
    }

    /**
     * One run from the cursor; the list changes between its pages.
     *
     * @return the cursor after it
     */
    private Instant capture(Instant cursor, int changes) {
        ListPages pages = ListPages.editedSince(cursor.minus(OVERLAP));
        Map<Integer, Instant> before = list.rows();
        touched.clear();
        Set<Integer> read = new HashSet<>();
        int left = changes;
        int allowed = 4 * (changes + 2) * (list.rows().size() + changes + 10);
        for (int call = 0; pages.isMore(); call++) {
            assertThat(call).as("calls of one run").isLessThan(allowed);
            JsonNode answer = list.page(pages.query());
            if (answer.path("objects").size() > tooMany) {
                assertThat(pages.halve()).isTrue();
            } else {
                for (JsonNode order : pages.read(answer)) {
                    read.add(order.get("objID").asInt());
                    seen.put(
                            order.get("objID").asInt(),
                            Instant.parse(order.get("lastEdited").asText()));
                }
                pages.advance();
            }
            for (int change = random.nextInt(3); change > 0 && left > 0; change--, left--) {
                change();
            }
        }
        assertThat(read).containsAll(untouchedSince(cursor, before));
        return pages.position();
    }

    /** What did not change during a run is read in it, whatever the others did. */
    private List<Integer> untouchedSince(Instant cursor, Map<Integer, Instant> before) {
        return before.entrySet().stream()
                .filter(row -> !row.getValue().isBefore(cursor.minus(OVERLAP)))
                .map(Map.Entry::getKey)
                .filter(id -> !touched.contains(id))
                .toList();
    }

    private void change() {
        now = now.plusSeconds(random.nextInt(3) / 2);
        List<Integer> ids = list.ids();
        int kind = random.nextInt(10);
        if (kind < 2 || ids.isEmpty()) {
            list.add(now);
        } else if (kind < 4) {
            list.add(now.minusSeconds(random.nextInt(LATEST)));
        } else {
            int id = ids.get(random.nextInt(ids.size()));
            touched.add(id);
            if (kind < 9) {
                list.edit(id, now);
            } else {
                list.delete(id);
            }
        }
    }
}
