package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.json;
import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLinesTest {

    @Test
    void readsALineAsHandshakeGivesIt() {
        OrderLine line =
                only(
                        """
                        {'isku':'128','vsku':'128.002','sku':'128.002','item':'/api/latest/items/9',
                         'qty':2,'qtyFree':1,'unitPrice':'19.99','total':'39.98',
                         'notes':' soon ','description':'Harness (Large)'}""");

        assertThat(line)
                .isEqualTo(
                        new OrderLine(
                                1,
                                "128.002",
                                9L,
                                2,
                                1,
                                new BigDecimal("19.99"),
                                new BigDecimal("39.98"),
                                "soon",
                                "Harness (Large)"));
        assertThat(line.label()).isEqualTo("line 1 (SKU 128.002)");
    }

    @Test
    void takesTheVariantsSkuAndThenTheItemsWhenTheLineHasNone() {
        assertThat(only("{'vsku':'V','isku':'I','qty':1,'unitPrice':'1'}").sku()).isEqualTo("V");
        assertThat(only("{'sku':'','vsku':null,'isku':'I','qty':1,'unitPrice':'1'}").sku())
                .isEqualTo("I");
        assertThat(only("{'sku':124,'qty':1,'unitPrice':'1'}").sku()).isEqualTo("124");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/api/latest/items/124'|124",
                "'/api/v3/items/124/'|124",
                "'https://app.handshake.com/api/v2/items/124?full=1'|124",
                "124|124",
                "{'objID':124}|124",
                "{'resource_uri':'/api/latest/items/124'}|124",
                "null|",
                "'/api/latest/items/'|",
                "{'objID':{'objID':1}}|",
                "['x']|",
                "'/api/latest/items/99999999999999999999'|"
            },
            quoteCharacter = '`')
    void readsTheItemsNumberFromAnyKindOfLink(String item, Long number) {
        String text = "{'sku':'A','qty':1,'unitPrice':'1','item':%s}".formatted(item);

        assertThat(only(text).itemNumber()).isEqualTo(number);
    }

    @Test
    void acceptsNumbersAndTexts() {
        OrderLine line = only("{'sku':'A','qty':'3','qtyFree':'1.0','unitPrice':1.5,'total':4.5}");

        assertThat(line.qty()).isEqualTo(3);
        assertThat(line.qtyFree()).isEqualTo(1);
        assertThat(line.unitPrice()).isEqualTo("1.5");
        assertThat(line.total()).isEqualTo("4.5");
    }

    @Test
    void passesOverLinesThatOrderNothing() {
        assertThat(
                        OrderLines.of(
                                order(
                                        "",
                                        "{'qty':0}",
                                        line("A", 0, "5", "'qtyFree':0,'total':'0.00'"),
                                        line("B", 1, "5"))))
                .singleElement()
                .satisfies(line -> assertThat(line.label()).isEqualTo("line 3 (SKU B)"));
    }

    @Test
    void needsNoPriceForFreeUnits() {
        assertThat(only("{'sku':'A','qty':0,'qtyFree':2}").unitPrice()).isZero();
    }

    @Test
    void readsLinesThatGiveMoneyBack() {
        assertThat(only("{'sku':'A','qty':-2,'unitPrice':'1.50'}"))
                .satisfies(
                        line -> {
                            assertThat(line.isCredit()).isTrue();
                            assertThat(line.amount()).isEqualByComparingTo("-3.00");
                        });
        assertThat(only("{'sku':'A','qty':1,'unitPrice':'-5'}").isCredit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'unitPrice':'five','qty':1",
                "'unitPrice':'1,5','qty':1",
                "'unitPrice':true,'qty':1",
                "'unitPrice':['1'],'qty':1",
                "'unitPrice':'','qty':1",
                "'unitPrice':null,'qty':1",
                "'qty':1",
                "'unitPrice':'NaN','qty':1",
                "'unitPrice':1e400,'qty':1",
                "'unitPrice':'1e400','qty':1",
                "'unitPrice':'1e999999999','qty':1",
                "'unitPrice':'1e-999','qty':1",
                "'unitPrice':'12345678901234567890123456789012345678901234567890','qty':1",
                "'unitPrice':'1000000000000','qty':1",
                "'unitPrice':'-5.00','qty':-1",
                "'unitPrice':'5.00','qty':1.5",
                "'unitPrice':'5.00','qty':'many'",
                "'unitPrice':'5.00','qty':null",
                "'unitPrice':'5.00'",
                "'unitPrice':'5.00','qty':{}",
                "'unitPrice':'5.00','qty':10000000000",
                "'unitPrice':'5.00','qty':1,'qtyFree':-1",
                "'unitPrice':'5.00','qty':1,'qtyFree':0.5",
                "'unitPrice':'5.00','qty':1,'total':{}",
                "'unitPrice':'5.00','qty':1,'total':'1e400'"
            })
    void holdsALineThatItCannotRead(String fields) {
        assertThatExceptionOfType(HeldOrder.class)
                .isThrownBy(() -> OrderLines.of(order("", "{'sku':'A'," + fields + "}")))
                .satisfies(
                        held -> {
                            assertThat(held.reason()).startsWith("Line 1 (SKU A) has ");
                            assertThat(held.remedy()).contains("Handshake");
                            assertThat(held.getMessage().length()).isLessThan(300);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'qty':1,'unitPrice':'1'}", "{'sku':{},'isku':'I','qty':1}", "7", "null"})
    void holdsALineWithoutASku(String line) {
        assertThatExceptionOfType(HeldOrder.class)
                .isThrownBy(() -> OrderLines.of(order("", line)))
                .satisfies(held -> assertThat(held.reason()).startsWith("Line 1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'lines':null}", "{'lines':{}}", "{'lines':'none'}", "[]"})
    void holdsAnOrderWhoseLinesAreNoList(String order) {
        assertThatExceptionOfType(HeldOrder.class).isThrownBy(() -> OrderLines.of(json(order)));
    }

    @Test
    void doesNotExpandAHugeNumberThatWasParsedElsewhere() {
        ObjectNode order = (ObjectNode) order("", line("A", 1, "1"));
        ObjectNode line = (ObjectNode) order.get("lines").get(0);
        line.set("unitPrice", DecimalNode.valueOf(new BigDecimal("1e999999999")));

        assertThatExceptionOfType(HeldOrder.class).isThrownBy(() -> OrderLines.of(order));
    }

    private static OrderLine only(String line) {
        return OrderLines.of(order("", line)).get(0);
    }
}
