package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has become of a sale in DEAR, read from its answer to {@code GET sale} (DEAR API 8). It
 * knows nothing of orders, so that it serves the sale of one order and the sale of a day alike.
 */
public final class SaleInDear {

    private static final List<String> DONE = List.of("AUTHORISED", "PARTIALLY AUTHORISED");

    private final JsonNode sale;

    public SaleInDear(JsonNode sale) {
        this.sale = sale;
    }

    /** How people know the sale. */
    public String number() {
        return sale.at("/Order/SaleOrderNumber").asText(sale.path("ID").asText());
    }

    public boolean isVoid() {
        return is(sale, "VOIDED");
    }

    public boolean hasAuthorisedInvoice() {
        return invoice() != null;
    }

    /** The number of the authorised invoice. */
    public String invoiceNumber() {
        return invoice().path("InvoiceNumber").asText();
    }

    public String invoiceTask() {
        return invoice().path("TaskID").asText();
    }

    /** The invoice's rate; 1 where it says none. */
    public BigDecimal invoiceRate() {
        BigDecimal rate = amount(invoice(), "CurrencyConversionRate");
        return rate.signum() > 0 ? rate : BigDecimal.ONE;
    }

    /** True once goods were picked; from then on people are at work on the sale. */
    public boolean isPicked() {
        for (JsonNode task : sale.path("Fulfilments")) {
            for (String part : List.of("Pick", "Pack", "Ship")) {
                if (isDone(task.path(part))) {
                    return true;
                }
            }
        }
        return false;
    }

    public boolean isShipped() {
        for (JsonNode task : sale.path("Fulfilments")) {
            if (isDone(task.path("Ship"))) {
                return true;
            }
        }
        return false;
    }

    /** Payments and prepayments, not refunds. */
    public List<JsonNode> payments() {
        List<JsonNode> payments = new ArrayList<>();
        for (JsonNode invoice : sale.path("Invoices")) {
            invoice.path("Payments").forEach(payments::add);
        }
        sale.at("/Quote/Prepayments").forEach(payments::add);
        payments.removeIf(payment -> payment.path("Type").asText().equalsIgnoreCase("REFUND"));
        return payments;
    }

    /** Payments that carry the reference of our own ones. */
    public List<JsonNode> paymentsOf(String reference) {
        return payments().stream().filter(payment -> refersTo(payment, reference)).toList();
    }

    public boolean hasOtherPayments(String reference) {
        return payments().size() > paymentsOf(reference).size();
    }

    public boolean hasCreditNote() {
        return !creditNotes().isEmpty();
    }

    /** The authorised credit note whose memo holds that key, or null. */
    public JsonNode creditNote(String key) {
        return creditNotes().stream()
                .filter(note -> note.path("Memo").asText().contains(key))
                .findFirst()
                .orElse(null);
    }

    /** What the customer owes or has paid: the authorised invoices less the credit notes. */
    public BigDecimal billed() {
        BigDecimal billed = BigDecimal.ZERO;
        for (JsonNode invoice : sale.path("Invoices")) {
            if (is(invoice, "AUTHORISED") || is(invoice, "PAID")) {
                billed = billed.add(amount(invoice, "Total"));
            }
        }
        for (JsonNode note : creditNotes()) {
            billed = billed.subtract(amount(note, "Total"));
        }
        return billed;
    }

    /** What all credit notes gave back, whoever wrote them. */
    public BigDecimal credited() {
        return creditNotes().stream()
                .map(note -> amount(note, "Total"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the order comes to. */
    public BigDecimal ordered() {
        return amount(sale.path("Order"), "Total");
    }

    /** What the invoices come to that are not authorised yet; null if there are none. */
    public BigDecimal drafted() {
        BigDecimal drafted = null;
        for (JsonNode invoice : sale.path("Invoices")) {
            if (is(invoice, "DRAFT")) {
                drafted =
                        (drafted == null ? BigDecimal.ZERO : drafted).add(amount(invoice, "Total"));
            }
        }
        return drafted;
    }

    /** What was paid, less what was paid back. */
    public BigDecimal paid() {
        return sum(payments()).subtract(sum(refunds()));
    }

    /** What our own payments paid, less what refunds to them, by anybody, paid back. */
    public BigDecimal paidBy(String reference) {
        return sum(paymentsOf(reference)).subtract(sum(refunds()));
    }

    /** What is still to be paid; below 0 where too much was paid. */
    public BigDecimal due() {
        return billed().subtract(paid());
    }

    /** Units that left the house, by SKU in small letters. */
    public Map<String, BigDecimal> shipped() {
        Map<String, BigDecimal> shipped = new TreeMap<>();
        for (JsonNode line : shippedLines()) {
            shipped.merge(sku(line), amount(line, "Quantity"), BigDecimal::add);
        }
        return shipped;
    }

    /** Units that credit notes brought back, by SKU in small letters. */
    public Map<String, BigDecimal> restocked() {
        Map<String, BigDecimal> restocked = new TreeMap<>();
        for (JsonNode note : creditNotes()) {
            for (JsonNode line : note.path("Restock")) {
                restocked.merge(sku(line), amount(line, "Quantity"), BigDecimal::add);
            }
        }
        return restocked;
    }

    /** The lines that left the house: product, quantity and the location they were taken from. */
    public List<JsonNode> shippedLines() {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode task : sale.path("Fulfilments")) {
            JsonNode ship = task.path("Ship");
            if (is(ship, "AUTHORISED")) {
                task.path("Pick").path("Lines").forEach(lines::add);
            } else if (isDone(ship)) {
                List<String> boxes = new ArrayList<>();
                for (JsonNode box : ship.path("Lines")) {
                    if (box.path("IsShipped").asBoolean()) {
                        Arrays.stream(box.path("Boxes").asText().split(","))
                                .map(String::strip)
                                .forEach(boxes::add);
                    }
                }
                for (JsonNode line : task.path("Pack").path("Lines")) {
                    if (boxes.contains(line.path("Box").asText().strip())) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }

    static String sku(JsonNode line) {
        return line.path("SKU").asText().strip().toLowerCase(Locale.ROOT);
    }

    static BigDecimal amount(JsonNode node, String field) {
        return Decimals.read(node.path(field)).orElse(BigDecimal.ZERO);
    }

    private JsonNode invoice() {
        for (JsonNode invoice : sale.path("Invoices")) {
            if (is(invoice, "AUTHORISED") || is(invoice, "PAID")) {
                return invoice;
            }
        }
        return null;
    }

    private List<JsonNode> creditNotes() {
        List<JsonNode> notes = new ArrayList<>();
        sale.path("CreditNotes").forEach(notes::add);
        notes.removeIf(note -> !is(note, "AUTHORISED") && !is(note, "PAID"));
        return notes;
    }

    private List<JsonNode> refunds() {
        List<JsonNode> refunds = new ArrayList<>();
        for (JsonNode note : creditNotes()) {
            note.path("Refunds").forEach(refunds::add);
        }
        return refunds;
    }

    private static BigDecimal sum(List<JsonNode> payments) {
        return payments.stream()
                .map(payment -> amount(payment, "Amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean refersTo(JsonNode payment, String reference) {
        return payment.path("Reference").asText().equals(reference);
    }

    private static boolean is(JsonNode document, String status) {
        return document.path("Status").asText().equalsIgnoreCase(status);
    }

    private static boolean isDone(JsonNode part) {
        return DONE.contains(part.path("Status").asText().toUpperCase(Locale.ROOT));
    }
}
