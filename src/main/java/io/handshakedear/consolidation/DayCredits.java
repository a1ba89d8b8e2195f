package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.Amounts;
import io.handshakedear.orders.Credits;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.HeldOrder;
import io.handshakedear.orders.Reduction;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SaleInDear;
import io.handshakedear.orders.SaleTerms;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * What a lowered, refunded or cancelled order means for the invoice of its day (design rules O14,
 * O15). What is left of the sale is kept with the day, and each credit note is a fall of it.
 */
public final class DayCredits {

    private final SaleTerms terms;
    private final Credits credits;

    public DayCredits(SaleTerms terms, Credits credits) {
        this.terms = terms;
        this.credits = credits;
    }

    /** The figures of an order of which the sale has nothing. */
    public SaleFigures nothing() {
        return SaleFigures.nothing();
    }

    /**
     * How an order of an invoiced day has changed, in money.
     *
     * @param before the figures of the order as the sale has it
     * @param after those of the order as it is now
     * @throws HeldOrder when the tax of the sale would be another one today
     */
    public Reduction reduction(
            @Variable("oldFigures") SaleFigures before,
            @Variable("figures") SaleFigures after,
            @Variable("sale") JsonNode sale,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        JsonNode left = left(entry);
        DayRemainder remainder = new DayRemainder(left);
        Amounts was = DayRemainder.amounts(left);
        boolean inclusive = settings.get("sale-tax-status").equals("Inclusive");
        Amounts today = remainder.amounts(rule -> terms.tax(rule, settings), inclusive);
        boolean fits =
                remainder.replace(
                        (String) entry.get("order_id"),
                        before,
                        after,
                        (String) entry.get("tax_rule"));
        if (!fits || was.tax().compareTo(today.tax()) != 0) {
            throw new HeldOrder(
                    "EDITED",
                    ("The order changed in Handshake after its day was invoiced (sale %s), and its"
                                    + " share of that sale cannot be told any more: %s.")
                            .formatted(
                                    new SaleInDear(sale).number(),
                                    fits
                                            ? "the tax would be %s now, not %s"
                                                    .formatted(
                                                            Decimals.text(today.tax()),
                                                            Decimals.text(was.tax()))
                                            : "its products or tax rule are others now"),
                    "Enter a credit note for the difference in DEAR by hand.");
        }
        Amounts becomes = remainder.amounts(rule -> terms.tax(rule, settings), inclusive);
        return credits.reduction(before, after, was, becomes, billed(sale, entry), entry, settings)
                .leaving(remainder.toJson(becomes));
    }

    /** True if orders of the day have negative lines, which become credit notes on its sale. */
    public boolean hasNegativeLines(@Variable("plan") DayPlan plan) {
        return !plan.credited().isEmpty();
    }

    /** The credit notes of these lines, each as named parameters of SQL. */
    public List<Map<String, Object>> negativeLinesRows(
            @Variable("plan") DayPlan plan,
            @Variable("store") String store,
            @Variable("subject") String externalId,
            @Variable("document") JsonNode document,
            @Variable("settings") StoreSettings settings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DayPlan.Share share : plan.credited()) {
            Map<String, Object> row =
                    credits.dayLinesRow(
                            externalId,
                            share.orderId(),
                            share.fingerprint(),
                            share.taxRule(),
                            share.figures(),
                            document.path("remaining"),
                            settings);
            row.put("store", store);
            row.put("generation", share.generation());
            rows.add(row);
        }
        return rows;
    }

    /** True for an order of a daily sale. */
    public boolean lowersDay(@Variable("reduction") Reduction reduction) {
        return reduction.remaining() != null;
    }

    /** What is left of the day's sale, as named parameters of SQL. */
    public Map<String, Object> remainingRow(
            @Variable("subject") String externalId, @Variable("reduction") Reduction reduction) {
        return Map.of("subject", externalId, "remaining", reduction.remaining().toString());
    }

    /**
     * @throws PlanOutdated while the day's sale is being paid: the order is looked at again
     */
    public void requireAtRest(@Header("CamelSqlUpdateCount") int days) {
        if (days != 1) {
            throw new PlanOutdated("The sale of the order's day is being paid");
        }
    }

    private static JsonNode left(Map<String, Object> entry) {
        Object remaining = entry.get("day_remaining");
        return remaining != null
                ? ExactJson.read((String) remaining)
                : ExactJson.read((String) entry.get("day_plan")).path("figures");
    }

    /** What DEAR has billed, as if the credit notes that wait had been written already. */
    private static BigDecimal billed(JsonNode sale, Map<String, Object> entry) {
        return new SaleInDear(sale).billed().subtract((BigDecimal) entry.get("day_waiting"));
    }
}
