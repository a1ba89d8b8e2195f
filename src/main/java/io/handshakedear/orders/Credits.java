package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.SaleFigures.Credit;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * Credit notes and refunds (design rule O14). A credit note is a row of {@code waiting_credit} from
 * the moment it is decided on, so that a crash neither forgets nor doubles it.
 */
public final class Credits {

    private static final int KEY_LENGTH = 12;

    private final SaleTerms terms;

    public Credits(SaleTerms terms) {
        this.terms = terms;
    }

    /** True if the order has negative lines, which become a credit note beside its sale. */
    public boolean hasNegativeLines(@Variable("figures") SaleFigures figures) {
        return !figures.credit().isEmpty();
    }

    /** The credit note of an order's negative lines, as named parameters of SQL. */
    public Map<String, Object> negativeLinesRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("generation") int generation,
            @Variable("entry") Map<String, Object> entry,
            @Variable("document") ObjectNode document,
            @Variable("figures") SaleFigures figures,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("generation", generation);
        row.put("externalId", entry.get("external_id"));
        row.put("saleId", SalePlanner.saleId(document).toLowerCase(Locale.ROOT));
        row.put("draft", settings.get("invoice-status").equals("Draft"));
        row.putAll(
                note(
                        figures.credit(),
                        key(entry, (String) entry.get("fingerprint")),
                        Restocking.kept(figures),
                        false,
                        (String) entry.get("tax_rule"),
                        settings));
        return row;
    }

    /**
     * The same for an order of a daily sale that has yet to be written: the sale's id comes later.
     *
     * @param fingerprint of the order as it was planned
     * @param remaining what all credit notes for negative lines leave of the sale
     */
    public Map<String, Object> dayLinesRow(
            String externalId,
            String orderId,
            String fingerprint,
            String taxRule,
            SaleFigures figures,
            JsonNode remaining,
            StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("orderId", orderId);
        row.put("externalId", externalId);
        row.put("saleId", "");
        row.put("draft", false);
        row.putAll(
                note(
                        figures.credit(),
                        key(externalId, "/" + orderId, fingerprint),
                        Restocking.kept(remaining),
                        true,
                        taxRule,
                        settings));
        return row;
    }

    /**
     * How an order whose invoice is authorised has changed, in money.
     *
     * @param before the figures of the sale as it was written
     * @param figures those of the order as it is now
     */
    public Reduction reduction(
            @Variable("oldFigures") SaleFigures before,
            @Variable("figures") SaleFigures figures,
            @Variable("sale") JsonNode sale,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        return reduction(
                before,
                figures,
                before.amounts(),
                figures.amounts(),
                new SaleInDear(sale).billed(),
                entry,
                settings);
    }

    /**
     * The same for an order that has its sale to itself or shares it.
     *
     * @param was what the whole sale comes to as it was written
     * @param becomes the same with the order as it is now
     * @param billed DEAR's invoice less its credit notes, those that are on their way included
     */
    public Reduction reduction(
            SaleFigures before,
            SaleFigures after,
            Amounts was,
            Amounts becomes,
            BigDecimal billed,
            Map<String, Object> entry,
            StoreSettings settings) {
        LoweredSale lowered = new LoweredSale(before, after);
        BigDecimal owed = Decimals.cents(billed);
        String difference = String.join("; ", lowered.differences());
        if (lowered.isSame()) {
            return Reduction.of(Reduction.NONE, "no goods and no amounts, but its lines");
        }
        if (!Decimals.isEqualToTheCent(was.net(), owed)) {
            return Decimals.isEqualToTheCent(becomes.net(), owed)
                    ? Reduction.of(Reduction.DONE, difference)
                    : Reduction.of(
                            Reduction.TOO_MUCH,
                            "%s; and DEAR's invoice less its credit notes is %s, not %s"
                                    .formatted(
                                            difference,
                                            Decimals.text(owed),
                                            Decimals.text(was.net())));
        }
        boolean inclusive = !settings.get("sale-tax-status").equals("Exclusive");
        SaleTax tax = terms.tax((String) entry.get("tax_rule"), settings);
        return lowered.credit(tax, inclusive, was.less(becomes))
                .map(credit -> new Reduction(Reduction.LOWER, credit, difference, null))
                .orElse(Reduction.of(Reduction.TOO_MUCH, difference));
    }

    /** The credit note of a lowered order, as named parameters of SQL. */
    public Map<String, Object> loweredRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("entry") Map<String, Object> entry,
            @Variable("reduction") Reduction reduction,
            @Variable("figures") SaleFigures figures,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("generation", entry.get("generation"));
        row.put("externalId", entry.get("external_id"));
        row.put("saleId", entry.get("sale_id"));
        row.put("draft", false);
        Map<String, Object> note =
                note(
                        reduction.credit(),
                        key(entry, keyEnd(entry)),
                        reduction.remaining() == null
                                ? Restocking.kept(figures)
                                : Restocking.kept(reduction.remaining()),
                        reduction.remaining() != null,
                        (String) entry.get("tax_rule"),
                        settings);
        row.putAll(note);
        return row;
    }

    /** What the mapping {@code credit-note} reads. */
    public ObjectNode document(
            @Variable("document") ObjectNode document,
            @Variable("entry") Map<String, Object> entry,
            @Variable("sale") JsonNode sale) {
        SaleInDear state = new SaleInDear(sale);
        ObjectNode credit = (ObjectNode) ExactJson.read((String) entry.get("credit_document"));
        document.put("creditKey", (String) entry.get("credit_key"));
        document.put("orderNumber", (String) entry.get("order_number"));
        document.set("credit", credit);
        document.putObject("invoice")
                .put("number", state.invoiceNumber())
                .put("rate", state.invoiceRate());
        document.set("restock", Restocking.due(credit, state));
        return document;
    }

    /**
     * True if our payments paid more than the customer owes after the credit note.
     *
     * @param document with the credit note's result; receives what the mapping {@code refund} reads
     */
    public boolean isRefundDue(
            @Variable("document") ObjectNode document,
            @Variable("entry") Map<String, Object> entry,
            @Variable("sale") JsonNode sale) {
        SaleInDear state = new SaleInDear(sale);
        String ours = (String) entry.get("external_id");
        BigDecimal total = SaleInDear.amount(document.at("/writes/credit-note"), "Total");
        BigDecimal back = BigDecimal.ZERO;
        JsonNode note = state.creditNote((String) entry.get("credit_key"));
        BigDecimal tooMuch = state.due().negate();
        if (note == null) {
            tooMuch = tooMuch.add(total);
        } else {
            for (JsonNode refund : note.path("Refunds")) {
                back = back.add(SaleInDear.amount(refund, "Amount"));
            }
        }
        BigDecimal amount =
                total.subtract(back)
                        .min(state.paidBy(ours))
                        .min(tooMuch)
                        .setScale(2, RoundingMode.DOWN);
        if (amount.signum() <= 0) {
            return false;
        }
        JsonNode payment = state.paymentsOf(ours).get(0);
        document.set("refundAmount", Decimals.node(amount));
        document.set("payment", payment);
        return true;
    }

    /** What was done about a credit note, for the audit. */
    public String told(@Variable("document") ObjectNode document) {
        StringBuilder text = new StringBuilder();
        JsonNode note = document.at("/writes/credit-note");
        text.append(
                "Credit note %s over %s"
                        .formatted(
                                note.path("CreditNoteNumber").asText(),
                                Decimals.text(SaleInDear.amount(note, "Total"))));
        for (JsonNode line : document.path("restock")) {
            text.append(
                    ", %s × %s back in stock at %s"
                            .formatted(
                                    line.path("quantity").asText(),
                                    line.path("sku").asText(),
                                    line.path("location").asText()));
        }
        JsonNode refund = document.at("/writes/refund");
        text.append(
                refund.isMissingNode()
                        ? "; no payment of ours to refund"
                        : "; refunded " + Decimals.text(SaleInDear.amount(refund, "Amount")));
        return text.toString();
    }

    /**
     * A credit note's key, in its memo and its refund's reference; also the subject of both. In a
     * daily sale it names the order as well.
     *
     * @param state of the order that the credit note leads to, a fingerprint or a word
     */
    private static String key(Map<String, Object> entry, String state) {
        FollowedOrder followed = new FollowedOrder(entry);
        String order = followed.isOfDay() ? "/" + followed.orderId() : "";
        return key(followed.externalId(), order, state);
    }

    private static String key(String externalId, String order, String state) {
        String end = state.substring(0, Math.min(KEY_LENGTH, state.length()));
        return externalId + order + "#" + end;
    }

    /** An order that is over may have the fingerprint of the one that was lowered before. */
    private static String keyEnd(Map<String, Object> entry) {
        FollowedOrder order = new FollowedOrder(entry);
        return order.isOver() ? "over" : order.changeFingerprint();
    }

    /**
     * @param keeps units that remain sold, by SKU in small letters
     * @param shared whether the sale has other orders, whose goods this note does not bring back
     */
    private static Map<String, Object> note(
            Credit credit,
            String key,
            Map<String, BigDecimal> keeps,
            boolean shared,
            String taxRule,
            StoreSettings settings) {
        ObjectNode document = credit.toJson();
        document.put("shared", shared);
        document.put("taxRule", taxRule);
        document.put("date", LocalDate.now(settings.timeZone()) + "T00:00:00");
        settings.find("revenue-account").ifPresent(account -> document.put("account", account));
        ObjectNode kept = document.putObject("keeps");
        keeps.forEach((sku, units) -> kept.set(sku, Decimals.node(units)));
        return Map.of("creditKey", key, "total", credit.total(), "document", document.toString());
    }
}
