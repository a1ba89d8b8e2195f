package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No card ever gets further than this (design rule C9). */
class RedactionTest {

    private static final String CARD =
            "{'entityType':'CreditCard','lastFour':'4242','number':'4111111111111111','cvv':'123'}";

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'#1','creditCard':%s}",
                "{'id':'#1','credit_card':%s}",
                "{'id':'#1','customer':{'creditCards':[%s]}}",
                "{'id':'#1','customer':{'paymentMethods':[%s, %s]}}",
                "{'id':'#1','payment':%s}",
                "{'id':'#1','versions':[{'deep':[[{'x':%s}]]}]}",
                "{'id':'#1','deep':[[%s]]}"
            })
    void cardsAreRemovedWhereverTheyAre(String order) {
        JsonNode document = Samples.json(order.replace("%s", CARD));

        assertThat(redaction.withoutCards(document).toString())
                .contains("#1")
                .doesNotContain("4242", "4111", "CreditCard", "123");
    }

    @Test
    void allElseStays() {
        JsonNode document =
                Samples.json(
                        "{'id':'#1','notes':'paid by credit card','lines':[{'sku':'CARD-01'}],'x':null}");

        assertThat(redaction.withoutCards(document.deepCopy())).isEqualTo(document);
    }

    @Test
    void whatIsNoObjectStaysAsItIs() {
        assertThat(redaction.withoutCards(Samples.json("'text'")))
                .isEqualTo(Samples.json("'text'"));
        assertThat(redaction.withoutCards(Samples.json("[1]"))).isEqualTo(Samples.json("[1]"));
    }
}
