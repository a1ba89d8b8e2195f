package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SalePlanner;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** A day's plan as it was stored, and the row of its end (design rule O15). */
public final class StoredDays {

    /** A plan as it was stored; what is paid is what credit notes have left of it. */
    public ObjectNode read(@Body Map<String, Object> row) {
        ObjectNode document = (ObjectNode) ExactJson.read((String) row.get("document"));
        if (row.get("remaining") != null) {
            JsonNode remaining = ExactJson.read((String) row.get("remaining"));
            document.put("paymentAmount", DailySales.cents(remaining.get("total").decimalValue()));
        }
        return document;
    }

    /** What DEAR's totals are compared with. */
    public SaleFigures figures(@Variable("document") JsonNode document) {
        JsonNode figures = document.path("figures");
        List<String> arithmetic = new ArrayList<>();
        figures.path("arithmetic").forEach(text -> arithmetic.add(text.asText()));
        return new SaleFigures(
                List.of(),
                List.of(),
                amount(figures, "totalBeforeTax"),
                amount(figures, "tax"),
                amount(figures, "total"),
                amount(figures, "orderTotal"),
                arithmetic,
                SaleFigures.noCredit(),
                figures.path("serviceOnly").asBoolean());
    }

    /** The day's end, as named parameters of SQL. */
    public Map<String, Object> finishedRow(
            @Variable("subject") String externalId,
            @Variable("document") ObjectNode document,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("subject", externalId);
        row.put("saleId", SalePlanner.saleId(document).toLowerCase(Locale.ROOT));
        row.put("saleNumber", document.at("/writes/sale-order/SaleOrderNumber").asText(""));
        row.put("payment", DayPayments.waitsFor(document, entry, settings));
        row.put("draft", settings.get("invoice-status").equals("Draft"));
        row.put("paid", !document.at("/writes/sale-payment").isMissingNode());
        return row;
    }

    private static BigDecimal amount(JsonNode figures, String field) {
        return figures.path(field).decimalValue();
    }
}
