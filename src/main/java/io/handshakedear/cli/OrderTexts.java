package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Orders as the operator reads them on a terminal. */
final class OrderTexts {

    private OrderTexts() {}

    /** A line for each order: what it is, where it stands, and why. */
    static String table(JsonNode orders) {
        TextTable table = new TextTable().row("ORDER", "STORE", "STATE", "TOTAL", "SALE", "REASON");
        for (JsonNode order : orders) {
            table.row(
                    order.path("orderNumber").asText(),
                    order.path("store").asText(),
                    order.path("state").asText(),
                    (order.path("total").asText() + " " + order.path("currency").asText()).strip(),
                    order.path("saleNumber").asText(),
                    order.path("reason").asText());
        }
        return table.toString();
    }

    /** Everything that is known about one order and what became of it. */
    static String why(JsonNode order) {
        StringBuilder text = new StringBuilder();
        TextTable facts = new TextTable();
        facts.row(
                "Order",
                "%s of %s (objID %s)"
                        .formatted(
                                order.path("orderNumber").asText(),
                                order.path("store").asText(),
                                order.path("orderId").asText()));
        facts.row("State", order.path("state").asText());
        fact(facts, "Reason", order, "reason");
        fact(facts, "To do", order, "remedy");
        fact(facts, "Next attempt", order, "nextAttemptAt");
        fact(facts, "In Handshake", order, "status");
        fact(facts, "Day", order, "businessDay");
        fact(facts, "Tax rule", order, "taxRule");
        fact(facts, "Location", order, "location");
        fact(facts, "Sale", order, "saleNumber");
        fact(facts, "In DEAR", order, "saleLink");
        order.path("waits").forEach(wait -> facts.row("Waits", wait.asText()));
        text.append(facts).append(System.lineSeparator());
        TextTable events = new TextTable();
        order.path("why")
                .forEach(
                        event ->
                                events.row(
                                        event.path("at").asText().replaceAll("\\..*", "Z"),
                                        event.path("event").asText(),
                                        event.path("detail").asText()));
        text.append(events);
        for (JsonNode write : order.path("writes")) {
            if (!write.path("state").asText().equals("DONE")) {
                text.append(
                        "%s was sent at %s; whether DEAR did it is being found out%n"
                                .formatted(
                                        write.path("writeName").asText(),
                                        write.path("intentAt").asText()));
            }
        }
        return text.toString();
    }

    private static void fact(TextTable facts, String title, JsonNode order, String field) {
        if (order.hasNonNull(field)) {
            facts.row(title, order.path(field).asText());
        }
    }
}
