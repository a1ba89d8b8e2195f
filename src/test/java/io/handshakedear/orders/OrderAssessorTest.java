package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.routing.OrderRouting;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tax rule, location, reservation and fingerprint of an order (design rules O3, O4, O8, O12). */
class OrderAssessorTest {

    private static final String ORDER =
            """
            {'objID':1,'status':'Confirmed','category':'/api/latest/order_categories/21',
            'customer':{'objID':2,'customerGroup':{'objID':31}},
            'lines':[{'sku':'A','qty':2,'qtyFree':1,'unitPrice':'5.00'},
            {'sku':'SHIP','qty':1,'unitPrice':'9.00'},{'sku':'A','qty':4,'unitPrice':'5.00'}]}""";

    private static final Settings NONE = Settings.of(Map.of(), name -> null);

    private final OrderAssessor assessor =
            new OrderAssessor(
                    books(), new JsonMapping(new FlowFiles(NONE)), new OrderRouting(NONE, books()));

    @ParameterizedTest
    @CsvSource({
        "Default, VAT",
        "OrderCategory, Reduced",
        "CustomerGroup, Zero",
    })
    void theMappingDecidesTheRule(String mode, String rule) {
        Assessment assessment = assess(Samples.json(ORDER), "tax-mapping", mode);

        assertThat(assessment.state()).isEqualTo("PENDING");
        assertThat(assessment.taxRule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"OrderCategory, category", "CustomerGroup, customer"})
    void theDefaultServesOrdersWithoutACategoryOrGroup(String mode, String field) {
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        order.putNull(field);

        assertThat(assess(order, "tax-mapping", mode).taxRule()).isEqualTo("VAT");
    }

    @Test
    void aCategoryWithoutARuleIsSkippedAndNamed() {
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        order.put("category", "/api/latest/order_categories/99");
        Assessment assessment = assess(order, "tax-mapping", "OrderCategory");

        assertThat(assessment.isSkipped()).isTrue();
        assertThat(assessment.reason()).contains("order category 99", "tax-rule.category.99");
        assertThat(assessment.reserved()).isEmpty();
        assertThat(assessment.heldIfSkipped().state()).isEqualTo("HELD");
    }

    @Test
    void aRuleThatDearDoesNotHaveIsSkippedAndNamed() {
        assertThat(assess(Samples.json(ORDER), "tax-rule.default", "Gone"))
                .matches(Assessment::isSkipped)
                .extracting(Assessment::reason)
                .asString()
                .contains("'Gone'", "not in DEAR");
    }

    @Test
    void withoutADefaultRuleNothingIsTaken() {
        assertThat(assess(Samples.json(ORDER), "tax-rule.default", "").reason())
                .contains("tax-rule.default");
    }

    @ParameterizedTest
    @CsvSource({"/api/latest/warehouses/41, North", "/api/latest/warehouses/77, Main", ", Main"})
    void theWarehouseDecidesTheLocation(String warehouse, String location) {
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        order.put("defaultWarehouse", warehouse);

        assertThat(assess(order).location()).isEqualTo(location);
        assertThat(assess(order).locationReason()).isNotBlank();
    }

    @Test
    void freeGoodsAreReservedAndServicesAreNot() {
        assertThat(assess(Samples.json(ORDER)).reserved())
                .isEqualTo(Map.of("A", new BigDecimal("7")));
    }

    @Test
    void linesThatCannotBeReadHoldTheOrder() {
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        order.set("lines", Samples.json("[{'sku':'A','qty':'many','unitPrice':'5.00'}]"));
        Assessment assessment = assess(order);

        assertThat(assessment.state()).isEqualTo("HELD");
        assertThat(assessment.reason()).contains("many");
    }

    @Test
    void onlyWhatReachesDearIsInTheFingerprint() {
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        String before = assess(order).fingerprint();

        order.put("status", "Complete").put("mtime", "later").put("category", 21);
        assertThat(assess(order).fingerprint()).isEqualTo(before);
        order.put("notes", "Ring twice");
        assertThat(assess(order).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aFieldThatIsAChargeIsInTheFingerprint() {
        String[] charge = {
            "charge.shipping.product", "Freight", "charge.shipping.field", "freight"
        };
        ObjectNode order = (ObjectNode) Samples.json(ORDER);
        order.put("freight", "5.00");
        String before = assess(order, charge).fingerprint();

        order.put("freight", "6.00");

        assertThat(assess(order, charge).fingerprint()).isNotEqualTo(before);
    }

    private Assessment assess(JsonNode order, String... settings) {
        return assessor.assess(new OrderReader().read(order), store(settings));
    }

    private static StoreSettings store(String... settings) {
        Map<String, String> given = new HashMap<>();
        given.put("tax-rule.default", "VAT");
        given.put("tax-rule.category.21", "Reduced");
        given.put("tax-rule.group.31", "Zero");
        given.put("location.default", "Main");
        given.put("location.41", "North");
        given.put("charge.handling.product", "Handling");
        given.put("charge.handling.sku", "SHIP");
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return Samples.store(given);
    }

    /** DEAR's tax rules as they were read: VAT, Reduced and Zero. */
    private static ReferenceBooks books() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:order-assessor;DB_CLOSE_DELAY=-1");
        JdbcTemplate statements = new JdbcTemplate(database);
        statements.execute(
                "create table if not exists reference_entry"
                        + " (owner varchar, book varchar, entry_key varchar, document varchar)");
        for (String rule : new String[] {"VAT", "Reduced", "Zero"}) {
            statements.update("insert into reference_entry values ('dear', 'tax', ?, '{}')", rule);
        }
        return new ReferenceBooks(database);
    }
}
