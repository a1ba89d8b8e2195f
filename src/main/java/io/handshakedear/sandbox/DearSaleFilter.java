package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Which sales a call of saleList asks for by its parameters, times and ExternalID apart. */
final class DearSaleFilter {
    private DearSaleFilter() {}

    /** Filters whose values are derived are looked at only when they are asked for. */
    static boolean matches(Call call, DearSale sale) {
        if (!same(call, "QuoteStatus", sale.quote.status)
                || !same(call, "OrderStatus", sale.order.status)) {
            return false;
        }
        if (call.parameter("Status") != null
                && !same(call, "Status", DearSaleStatus.status(sale))) {
            return false;
        }
        if (call.parameter("CombinedPickStatus") != null
                && !same(call, "CombinedPickStatus", DearSaleStatus.picking(sale))) {
            return false;
        }
        if (call.parameter("CombinedPackStatus") != null
                && !same(call, "CombinedPackStatus", DearSaleStatus.packing(sale))) {
            return false;
        }
        if (call.parameter("CombinedShippingStatus") != null
                && !same(call, "CombinedShippingStatus", DearSaleStatus.shipping(sale))) {
            return false;
        }
        if (!sameInRow(call, sale)) {
            return false;
        }
        String search = call.parameter("Search");
        if (search == null) {
            return true;
        }
        ObjectNode row = DearSaleView.row(sale, "");
        for (String field :
                List.of(
                        "OrderNumber",
                        "Status",
                        "Customer",
                        "InvoiceNumber",
                        "CustomerReference",
                        "CreditNoteNumber")) {
            if (row.path(field)
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .contains(search.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameInRow(Call call, DearSale sale) {
        for (String field :
                List.of("CombinedInvoiceStatus", "CreditNoteStatus", "OrderLocationID", "ShipBy")) {
            if (call.parameter(field) != null) {
                String value = Json.text(DearSaleView.row(sale, ""), field);
                String wanted = call.parameter(field);
                boolean day = field.equals("ShipBy") && value != null && wanted.length() >= 10;
                boolean agrees =
                        day
                                ? value.substring(0, 10).equals(wanted.substring(0, 10))
                                : wanted.equalsIgnoreCase(value);
                if (!agrees) {
                    return false;
                }
            }
        }
        DearSale.Task last = sale.tasks.get(sale.tasks.size() - 1);
        boolean ready = last.pack.equals(DearSale.AUTHORISED) && last.ship.equals(DearSale.DRAFT);
        return call.parameter("ReadyForShipping") == null || call.flag("ReadyForShipping") == ready;
    }

    private static boolean same(Call call, String parameter, String value) {
        String wanted = call.parameter(parameter);
        return wanted == null || wanted.equalsIgnoreCase(value);
    }
}
