package io.handshakedear.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.ExactJson;
import org.junit.jupiter.api.Test;

/** What makes the shipments of a sale news. */
class ShippingFigureTest {

    @Test
    void aRowOfTheListAndTheSaleItselfAreTheSame() {
        String ship = "{\"Ship\":{\"Lines\":[{\"TrackingNumber\":\"%s\"}]}}";
        JsonNode sale =
                ExactJson.read(
                        "{\"CombinedShippingStatus\":\"SHIPPED\",\"FulFilmentStatus\":\"FULFILLED\",\"Fulfilments\":[%s,%s]}"
                                .formatted(ship.formatted("B2"), ship.formatted("A1")));

        assertThat(ShippingFigure.ofRow(row("SHIPPED", "FULFILLED", "A1, B2")))
                .isEqualTo(ShippingFigure.ofSale(sale));
    }

    @Test
    void whatIsFulfilledAfterItWasShippedIsNews() {
        assertThat(ShippingFigure.ofRow(row("SHIPPED", "FULFILLED", "A1")))
                .isNotEqualTo(ShippingFigure.ofRow(row("SHIPPED", "NOT FULFILLED", "A1")));
    }

    @Test
    void whatIsPickedIsNoNews() {
        assertThat(ShippingFigure.ofRow(row("NOT SHIPPED", "PARTIALLY FULFILLED", "")))
                .isEqualTo(ShippingFigure.ofRow(row("NOT SHIPPED", "NOT FULFILLED", "")));
    }

    private static JsonNode row(String shipping, String fulfilment, String tracking) {
        return ExactJson.read(
                """
                {"CombinedShippingStatus": "%s", "FulFilmentStatus": "%s",
                 "CombinedTrackingNumbers": "%s"}
                """
                        .formatted(shipping, fulfilment, tracking));
    }
}
