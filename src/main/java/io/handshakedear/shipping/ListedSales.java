package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * What the poll of DEAR's changed sales asks: where it begins, which rows are ours, and which of
 * them are news (design rule S2). One poll serves all stores.
 */
public final class ListedSales {

    /** Changes that DEAR stamped a little earlier than our clock says are not missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final int PAGE_SIZE = 1000;

    /** How often a list is read again whose pages moved while they were read. */
    private static final int MOST_PASSES = 3;

    private static final String OURS = "handshake:";

    private final Settings settings;

    public ListedSales(Settings settings) {
        this.settings = settings;
    }

    /** True if a store's shipments go to Handshake. */
    public boolean isWanted() {
        return settings.stores().stream().anyMatch(StoreSettings::exportsShipments);
    }

    /** Why a store's shipments are not pushed, or null (design rule S1). */
    public String problem(@Variable("store") String store) {
        StoreSettings storeSettings = settings.store(store);
        if (storeSettings.exportsShipments()) {
            return null;
        }
        String why =
                !storeSettings.flag("export-shipping")
                        ? "export-shipping is false"
                        : storeSettings.get("consolidate-orders").equals("None")
                                ? "DEAR ships by itself (pick-pack-ship)"
                                : "orders are consolidated (consolidate-orders)";
        return "The shipments of %s are not pushed: %s".formatted(store, why);
    }

    /** The moment of the clock that asked, the same for all stores with the same schedule. */
    public Timestamp requestedAt(@Header("scheduledFireTime") Date scheduled) {
        return Timestamp.from(scheduled == null ? Instant.now() : scheduled.toInstant());
    }

    /**
     * @param cursor since when sales are to be listed
     */
    public Run begin(@Body Map<String, Object> cursor) {
        return new Run(Moments.of(cursor.get("position")).minus(OVERLAP), Instant.now());
    }

    /** The ExternalIDs of a page that may be orders of stores that export shipments. */
    public List<String> externalIds(@Body JsonNode answer, @Variable("saleRun") Run run) {
        run.read(answer);
        return run.rows.keySet().stream().filter(this::isExported).toList();
    }

    /**
     * What is to be stored of a page: rows whose shipping changed, with {@code news} 1 where the
     * sale is to be read for it.
     *
     * @param known the orders of the page with what was seen of their shipments before
     */
    public List<Map<String, Object>> changes(
            @Body List<Map<String, Object>> known, @Variable("saleRun") Run run) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Map<String, Object> before : known) {
            JsonNode row = run.rows.get(before.get("external_id"));
            String listed = ShippingFigure.ofRow(row);
            String updated = row.path("Updated").asText("");
            boolean followed = before.get("sale_id") != null;
            boolean changed =
                    followed
                            ? !listed.equals(before.get("listed"))
                            : ShippingFigure.isShipped(row.path("CombinedShippingStatus").asText());
            boolean waited =
                    Boolean.TRUE.equals(before.get("waits_for_carrier"))
                            && !updated.equals(before.get("updated"));
            if (changed || waited) {
                boolean news = waited || !Objects.equals(listed, before.get("seen"));
                run.marked += news ? 1 : 0;
                Map<String, Object> change = new HashMap<>();
                change.put("store", before.get("store"));
                change.put("orderId", before.get("order_id"));
                change.put("saleId", row.path("SaleID").asText().toLowerCase(Locale.ROOT));
                change.put("listed", listed);
                change.put("updated", updated);
                change.put("news", news ? 1 : 0);
                changes.add(change);
            }
        }
        return changes;
    }

    public Map<String, Object> cursorRow(@Variable("saleRun") Run run) {
        return Map.of("index", "shipments", "position", Timestamp.from(run.startedAt));
    }

    private boolean isExported(String externalId) {
        int end = externalId.indexOf(':', OURS.length());
        if (!externalId.startsWith(OURS) || end < 0) {
            return false;
        }
        String store = externalId.substring(OURS.length(), end);
        return settings.storeNames().contains(store) && settings.store(store).exportsShipments();
    }

    /** A run through the pages of saleList. */
    public static final class Run {

        private final Instant since;
        private final Instant startedAt;
        private final Set<String> seen = new HashSet<>();
        private Map<String, JsonNode> rows = Map.of();
        private List<Map<String, Object>> voided = List.of();
        private int page = 1;
        private int pass = 1;
        private boolean more = true;
        private int marked;

        private Run(Instant since, Instant startedAt) {
            this.since = since;
            this.startedAt = startedAt;
        }

        public boolean isMore() {
            return more;
        }

        public String getQuery() {
            return "Page=%d&Limit=%d&UpdatedSince=%s"
                    .formatted(page, PAGE_SIZE, since.truncatedTo(ChronoUnit.SECONDS));
        }

        /** Sales of ours on the page that are void, each with its {@code saleId}. */
        public List<Map<String, Object>> getVoided() {
            return voided;
        }

        /** How many sales were marked to be read. */
        public int getMarked() {
            return marked;
        }

        private void read(JsonNode answer) {
            rows = new HashMap<>();
            voided = new ArrayList<>();
            for (JsonNode row : answer.path("SaleList")) {
                seen.add(row.path("SaleID").asText());
                if (!row.path("Status").asText().equals("VOIDED")) {
                    rows.put(row.path("ExternalID").asText(""), row);
                } else if (row.path("ExternalID").asText("").startsWith(OURS)) {
                    voided.add(
                            Map.of("saleId", row.path("SaleID").asText().toLowerCase(Locale.ROOT)));
                }
            }
            long total = answer.path("Total").asLong();
            more = !answer.path("SaleList").isEmpty() && page * (long) PAGE_SIZE < total;
            page++;
            // a sale that changed between two pages moved, and another one slipped through
            if (!more && page > 2 && seen.size() < total && pass < MOST_PASSES) {
                pass++;
                page = 1;
                more = true;
            }
        }
    }
}
