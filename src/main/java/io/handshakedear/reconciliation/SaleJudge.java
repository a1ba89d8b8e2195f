package io.handshakedear.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.SaleInDear;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Says how a sale that was read differs from what was written. */
final class SaleJudge {

    private static final int LONGEST_DIGEST = 500;

    private SaleJudge() {}

    static Finding of(Suspect suspect) {
        SaleInDear sale = suspect.sale();
        if (!suspect.liveOthers().isEmpty()) {
            return doubled(suspect, sale);
        }
        if (sale == null) {
            return new Finding(
                    Finding.VANISHED,
                    "DEAR has sale %s no more; it was not voided by this integration."
                            .formatted(suspect.number()),
                    reload(suspect),
                    Finding.VANISHED + " " + suspect.getSaleId());
        }
        if (sale.isVoid()) {
            return new Finding(
                    Finding.VOIDED,
                    "Sale %s was voided in DEAR by hand; %s live in Handshake."
                            .formatted(
                                    sale.number(),
                                    suspect.isDay() ? "its orders are" : "the order is"),
                    reload(suspect),
                    Finding.VOIDED + " " + suspect.getSaleId());
        }
        return figures(suspect, sale);
    }

    /** What the sale's order came to when it was written, as DEAR answered; null if unknown. */
    static BigDecimal written(String orderResult) {
        if (orderResult == null) {
            return null;
        }
        JsonNode total = ExactJson.read(orderResult).path("Total");
        return total.isNumber() || total.isTextual() && !total.asText().isBlank()
                ? new BigDecimal(total.asText())
                : null;
    }

    private static Finding doubled(Suspect suspect, SaleInDear own) {
        List<JsonNode> others = suspect.liveOthers();
        String names =
                others.stream()
                        .map(
                                other ->
                                        "%s (%s)"
                                                .formatted(
                                                        new SaleInDear(other).number(),
                                                        other.path("ExternalID").asText()))
                        .collect(Collectors.joining(", "));
        String ids =
                others.stream()
                        .map(other -> other.path("ID").asText().toLowerCase(java.util.Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" "));
        String digest = Finding.DOUBLED + " " + ids;
        String state = own == null ? "gone" : own.isVoid() ? "void" : "live";
        return new Finding(
                Finding.DOUBLED,
                "DEAR has more than one sale of this %s: %s is the one of the log and is %s, %s live as well."
                        .formatted(
                                suspect.isDay() ? "day" : "order",
                                suspect.number(),
                                state,
                                names + (others.size() == 1 ? " is" : " are")),
                state.equals("live")
                        ? "Void in DEAR the one that is too much, then retry."
                        : "Void in DEAR what is live, forget the order and load orders; or forget"
                                + " the order and keep the sale that is live.",
                digest.substring(0, Math.min(digest.length(), LONGEST_DIGEST)));
    }

    private static Finding figures(Suspect suspect, SaleInDear sale) {
        BigDecimal written = written(suspect.orderResult());
        if (written == null) {
            return Finding.none();
        }
        BigDecimal expected = written;
        BigDecimal found;
        String what;
        if (sale.hasAuthorisedInvoice()) {
            expected = written.subtract(suspect.credited());
            found = sale.billed();
            what =
                    "is invoiced over %s, less credit notes over %s: %s"
                            .formatted(
                                    text(found.add(sale.credited())),
                                    text(sale.credited()),
                                    text(found));
        } else if (suspect.isInvoiceWritten() && sale.drafted() == null) {
            return differs(
                    suspect,
                    sale,
                    "has no invoice any more; one over %s was written".formatted(text(written)),
                    "no invoice");
        } else {
            found = sale.drafted() == null ? sale.ordered() : sale.drafted();
            what =
                    (sale.drafted() == null
                                    ? "has an order over %s"
                                    : "has a draft invoice over %s")
                            .formatted(text(found));
        }
        return Decimals.isEqualToTheCent(found, expected)
                ? Finding.none()
                : differs(
                        suspect,
                        sale,
                        "%s. It was written over %s, and this integration has credited %s: %s"
                                .formatted(
                                        what,
                                        text(written),
                                        text(suspect.credited()),
                                        text(expected)),
                        "%s instead of %s".formatted(text(found), text(expected)));
    }

    private static Finding differs(Suspect suspect, SaleInDear sale, String what, String digest) {
        return new Finding(
                Finding.DIFFERS,
                "Sale %s %s.".formatted(sale.number(), what),
                "Correct the sale in DEAR: the %s released when they are equal again. Or retry, which"
                                .formatted(suspect.isDay() ? "day is" : "order is")
                        + " lets this difference be.",
                Finding.DIFFERS + " " + digest);
    }

    private static String reload(Suspect suspect) {
        return suspect.isDay()
                ? "Forget the orders of the day and load orders from a date before they were made:"
                        + " they join the oldest open date."
                : "Forget the order and load orders from a date before it was made: it comes again,"
                        + " as a new sale. Or cancel it in Handshake.";
    }

    private static String text(BigDecimal amount) {
        return Decimals.text(amount);
    }
}
