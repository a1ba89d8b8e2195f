package io.handshakedear.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.mapping.ExactJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a sale that was read is compared with what was written. */
class SaleJudgeTest {

    private static final String SALE =
            "{\"ID\":\"A1\",\"Status\":\"%s\",\"Order\":{\"SaleOrderNumber\":\"SO-1\",\"Total\":%s},"
                    + "\"Invoices\":[%s]}";

    @Test
    void anInvoiceThatWasWrittenAndIsGoneIsADifference() {
        Suspect suspect = suspect(SALE.formatted("ORDERED", "9.35", ""));
        suspect.invoiceWritten();

        Finding finding = SaleJudge.of(suspect);

        assertThat(finding.kind()).isEqualTo("DIFFERS");
        assertThat(finding.reason()).contains("SO-1 has no invoice any more; one over 9.35");
    }

    @Test
    void aSaleWithoutAnInvoiceIsComparedByItsOrder() {
        assertThat(SaleJudge.of(suspect(SALE.formatted("ORDERED", "9.35", ""))).kind())
                .isEqualTo("NONE");
        Finding finding = SaleJudge.of(suspect(SALE.formatted("ORDERED", "12.5", "")));
        assertThat(finding.reason()).contains("has an order over 12.50", "written over 9.35");
        assertThat(finding.digest()).isEqualTo("DIFFERS 12.50 instead of 9.35");
    }

    @Test
    void severalInvoicesCountTogether() {
        String invoices =
                "{\"Status\":\"AUTHORISED\",\"Total\":4.35},{\"Status\":\"PAID\",\"Total\":5},"
                        + "{\"Status\":\"VOIDED\",\"Total\":9.35}";

        assertThat(SaleJudge.of(suspect(SALE.formatted("INVOICED", "9.35", invoices))).kind())
                .isEqualTo("NONE");
    }

    @Test
    void aSaleOfWhichNothingIsKnownIsNotJudgedByItsFigures() {
        Map<String, Object> row = row();
        row.put("order_result", null);
        Suspect suspect = new Suspect(row, "");
        suspect.own(ExactJson.read(SALE.formatted("ORDERED", "1", "")));

        assertThat(SaleJudge.of(suspect).kind()).isEqualTo("NONE");
    }

    @Test
    void theDoubleThatItWasHeldForIsReadAgain() {
        Map<String, Object> row = row();
        row.put("digest", "DOUBLED b2 c3");

        assertThat(new Suspect(row, "").others(List.of("c3", "d4")))
                .containsExactly("b2", "c3", "d4");
    }

    private static Suspect suspect(String sale) {
        Suspect suspect = new Suspect(row(), "");
        suspect.own(ExactJson.read(sale));
        return suspect;
    }

    private static Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("external_id", "handshake:acme:1");
        row.put("owner_id", "1");
        row.put("order_id", "1");
        row.put("sale_id", "A1");
        row.put("sale_number", "SO-1");
        row.put("order_result", "{\"Total\":9.35}");
        return row;
    }
}
