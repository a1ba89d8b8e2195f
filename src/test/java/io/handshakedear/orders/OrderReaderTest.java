package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders are read leniently; what cannot be read is said, not thrown (design rules C8, C10). */
class OrderReaderTest {

    private final OrderReader reader = new OrderReader();

    @Test
    void readsWhatCaptureDecidesBy() {
        SeenOrder seen =
                read(
                        """
                        {'objID':5001,'id':'#5001','status':' Confirmed ',
                        'lastEdited':'2026-03-02T14:15:00Z','totalAmount':'98.00','realVersion':null,
                        'category':'/api/latest/order_categories/21',
                        'customer':{'objID':2001,'currency':'EUR','defaultWarehouse':'/api/v3/warehouses/42',
                        'customerGroup':{'objID':31,'currencyCode':'USD'}}}""");

        assertThat(seen.problem()).isNull();
        assertThat(seen.orderId()).isEqualTo("5001");
        assertThat(seen.number()).isEqualTo("#5001");
        assertThat(seen.status()).isEqualTo("Confirmed");
        assertThat(seen.lastEdited()).isEqualTo(Instant.parse("2026-03-02T14:15:00Z"));
        assertThat(seen.total()).isEqualTo("98.00");
        assertThat(seen.currency()).isEqualTo("EUR");
        assertThat(seen.customerNo()).isEqualTo("2001");
        assertThat(seen.categoryId()).isEqualTo("21");
        assertThat(seen.groupId()).isEqualTo("31");
        assertThat(seen.warehouseId()).isEqualTo("42");
        assertThat(seen.isDraft()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/api/latest/order_categories/21'|21",
                "'/api/v2/categories/21/'|21",
                "'https://app.handshake.com/api/v3/categories/21?format=json'|21",
                "{'objID':21,'name':'Trade'}|21",
                "{'resource_uri':'/api/latest/order_categories/21'}|21",
                "21|21",
                "'21'|21",
                "null|",
                "''|",
                "'Trade'|Trade",
                "{'name':'Trade'}|",
                "[21]|"
            },
            quoteCharacter = '"')
    void aReferenceHasManyForms(String given, String number) {
        assertThat(read("{'objID':1,'status':'Open','category':%s}".formatted(given)).categoryId())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US DOLLARS LONG", "US", "12$"})
    void aCurrencyThatIsNoCodeIsAProblem(String currency) {
        SeenOrder seen = read("{'objID':9,'status':'Open','currency':'%s'}".formatted(currency));

        assertThat(seen.problem()).contains("'" + currency + "'");
        assertThat(seen.currency()).isNull();
    }

    @Test
    void aDraftNamesItsRealOrder() {
        SeenOrder seen = read("{'objID':9,'status':'Open','realVersion':'/api/latest/orders/5'}");

        assertThat(seen.isDraft()).isTrue();
        assertThat(seen.realOrderId()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "'text'", "17", "null", "{'status':'Confirmed'}"})
    void whatHasNoNumberGetsOneOfItsOwn(String document) {
        SeenOrder seen = read(document);

        assertThat(seen.problem()).isNotBlank();
        assertThat(seen.orderId()).startsWith("unreadable-").isEqualTo(read(document).orderId());
        assertThat(seen.number()).isNotBlank();
    }

    @Test
    void wrongTypesAreNoFailure() {
        SeenOrder seen =
                read(
                        """
                        {'objID':'5001','id':{'x':1},'status':['Confirmed'],'lastEdited':17,
                        'customer':'nobody','category':{},'totalAmount':{}}""");

        assertThat(seen.orderId()).isEqualTo("5001");
        assertThat(seen.number()).isEqualTo("#5001");
        assertThat(seen.problem()).isEqualTo("The order has no status");
        assertThat(seen.lastEdited()).isNull();
        assertThat(seen.customerNo()).isNull();
        assertThat(seen.total()).isNull();
    }

    @Test
    void theTimeOnTheServerServesWhereTheOtherIsMissing() {
        assertThat(
                        read("{'objID':1,'lastEdited':'','mtimeOnServer':'2026-03-02T14:15:00+02:00'}")
                                .lastEdited())
                .isEqualTo(Instant.parse("2026-03-02T12:15:00Z"));
    }

    @Test
    void cardsAreGone() {
        assertThat(read("{'objID':1,'creditCard':{'lastFour':'4242'}}").document().toString())
                .doesNotContain("4242");
    }

    private SeenOrder read(String document) {
        return reader.read(Samples.json(document));
    }
}
