package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells that a sale's shipments are news: its shipping status and its tracking numbers, in
 * whatever order (design rule S2). A row of saleList and the sale itself give the same digest.
 */
final class ShippingFigure {

    private ShippingFigure() {}

    /** Of a row of saleList. */
    static String ofRow(JsonNode row) {
        return figure(state(row), Set.of(row.path("CombinedTrackingNumbers").asText("")));
    }

    /** Of the sale as GET sale answers it. */
    static String ofSale(JsonNode sale) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode task : sale.path("Fulfilments")) {
            for (JsonNode line : task.path("Ship").path("Lines")) {
                texts.add(line.path("TrackingNumber").asText(""));
            }
        }
        return figure(state(sale), texts);
    }

    /** The shipping status, and whether nothing is left to ship, which may follow later. */
    private static String state(JsonNode sale) {
        String status = status(sale.path("CombinedShippingStatus").asText());
        boolean fulfilled = status(sale.path("FulFilmentStatus").asText("")).equals("FULFILLED");
        return status.equals("SHIPPED") && fulfilled ? "FULFILLED" : status;
    }

    /** True if the status says that something was shipped. */
    static boolean isShipped(String combinedStatus) {
        String status = status(combinedStatus);
        return status.contains("SHIPPED") && !status.startsWith("NOT");
    }

    static String status(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static String figure(String state, Collection<String> trackingNumbers) {
        return Digest.of(state + "\n" + numbers(trackingNumbers));
    }

    private static String numbers(Collection<String> texts) {
        Set<String> numbers = new TreeSet<>();
        for (String text : texts) {
            Arrays.stream(text.split("[,;\\s]+"))
                    .filter(number -> !number.isEmpty())
                    .forEach(numbers::add);
        }
        return String.join(",", numbers);
    }
}
