package io.handshakedear.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** A dry run gives no list where it would read what it has not written. */
class CallRecorderTest {

    private static final String SALE = "0b1c0d5e-3333-4a2b-9c3d-000000000001";

    private final CallRecorder recorder = CallRecorder.on();

    @Test
    void readsOfOtherThingsAreReal() {
        recorder.record("dear", "DELETE", "sale", "ID=" + SALE + "&Void=true", null, null);

        assertThat(recorder.isRecorded("GET", "sale", "ID=" + SALE.replace('1', '2'))).isFalse();
        assertThat(recorder.isRecorded("GET", "product", "ID=" + SALE)).isFalse();
        assertThat(recorder.isRecorded("POST", "sale", null)).isTrue();
        assertThat(recorder.problem()).isNull();
    }

    @Test
    void whatItHasChangedIsNotRead() {
        ObjectNode payment = JsonNodeFactory.instance.objectNode().put("SaleID", SALE);
        recorder.record("dear", "POST", "sale/payment", null, payment, null);

        assertThatThrownBy(() -> recorder.isRecorded("GET", "sale", "ID=" + SALE.toUpperCase()))
                .hasMessageContaining("cannot go on");
        assertThat(recorder.problem()).contains("(sale)");
    }

    @Test
    void anObjectOfHandshakeIsInTheAddress() {
        recorder.record("handshake", "POST", "orders/5001/actions/changeStatus", null, null, null);

        assertThat(recorder.isRecorded("GET", "orders/5002", null)).isFalse();
        assertThatThrownBy(() -> recorder.isRecorded("GET", "orders/5001", null))
                .hasMessageContaining("(orders/5001)");
    }

    @Test
    void whatItHasInventedIsNotRead() {
        String id =
                recorder.record("dear", "POST", "product", null, null, null).path("id").asText();

        assertThatThrownBy(() -> recorder.isRecorded("GET", "product", "ID=" + id))
                .hasMessageContaining("cannot go on");
    }

    @Test
    void aRunningIntegrationRecordsNothing() {
        assertThat(CallRecorder.off().isRecorded("POST", "sale", null)).isFalse();
    }
}
