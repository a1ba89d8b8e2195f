package io.handshakedear.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The course of a sale: preconditions, money, stock and derived statuses. */
class DearSalesTest {
    private final DearStandIn dear = DearStandIn.start(0);
    private final Caller caller = Caller.dear(dear);

    @BeforeEach
    void start() throws Exception {
        dear.limit().off();
        caller.json(200, "POST", "customer", DearStandInTest.customer("Bryggen"));
    }

    @AfterEach
    void stop() {
        dear.close();
    }

    private static ObjectNode header(String externalId) {
        ObjectNode sale =
                Json.object().put("Customer", "Bryggen").put("Location", SandboxData.MAIN);
        return sale.put("SkipQuote", true)
                .put("ExternalID", externalId)
                .put("TaxRule", "Tax on Sales");
    }

    private String sale(ObjectNode header) throws Exception {
        return caller.json(200, "POST", "sale", header).get("ID").asText();
    }

    private ObjectNode line(String sku, int quantity, String price, String tax) throws Exception {
        JsonNode product = caller.json("product?sku=" + sku).at("/Products/0");
        ObjectNode line = Json.object();
        line.put("ProductID", product.get("ID").asText())
                .put("SKU", sku)
                .put("Name", product.get("Name").asText());
        line.put("Quantity", quantity).put("Price", new BigDecimal(price));
        return line.put("Tax", new BigDecimal(tax)).put("TaxRule", "Tax on Sales");
    }

    private static ObjectNode document(String saleId, ObjectNode... lines) {
        ObjectNode body =
                Json.object().put("SaleID", saleId).put("CombineAdditionalCharges", false);
        body.put("Memo", "").put("Status", "AUTHORISED");
        for (ObjectNode line : lines) {
            body.withArray("Lines").add(line);
        }
        return body;
    }

    private ObjectNode invoice(String saleId, ObjectNode line) {
        ObjectNode body = document(saleId, line).put("TaskID", DearFields.EMPTY_GUID);
        line.put("Account", "200")
                .put(
                        "Total",
                        line.get("Quantity")
                                .decimalValue()
                                .multiply(line.get("Price").decimalValue()));
        return body.put("InvoiceDate", "2026-03-02").put("InvoiceDueDate", "2026-04-01T00:00:00Z");
    }

    private static ObjectNode payment(String task, String amount) {
        ObjectNode body =
                Json.object().put("TaskID", task).put("Type", "PAYMENT").put("Account", "090");
        return body.put("Amount", new BigDecimal(amount))
                .put("DatePaid", "2026-03-02")
                .put("CurrencyRate", 1);
    }

    private JsonNode read(String id) throws Exception {
        return caller.json("sale?ID=" + id);
    }

    @Test
    void goesFromHeaderToPayment() throws Exception {
        String id = sale(header("a:1"));
        assertThat(read(id).get("Status").asText()).isEqualTo("ORDERING");
        ObjectNode mugs = line("MUG-01", 4, "8.50", "3.40");
        assertThat(caller.refusal("POST", "sale/invoice", invoice(id, mugs.deepCopy())))
                .contains("not authorised");
        JsonNode order = caller.json(200, "POST", "sale/order", document(id, mugs));
        assertThat(order.get("Total").decimalValue()).isEqualByComparingTo("37.40");
        assertThat(order.get("TotalBeforeTax").decimalValue()).isEqualByComparingTo("34");
        assertThat(caller.refusal("POST", "sale/order", document(id, mugs)))
                .contains("cannot be changed");
        assertThat(caller.refusal("POST", "sale/payment", payment(id, "37.40")))
                .contains("no invoice");
        JsonNode invoices = caller.json(200, "POST", "sale/invoice", invoice(id, mugs));
        String task = invoices.at("/Invoices/0/TaskID").asText();
        assertThat(task).as("a simple sale has one task").isEqualTo(id);
        assertThat(caller.refusal("POST", "sale/invoice", invoice(id, mugs))).contains("already");
        assertThat(caller.refusal("POST", "sale/payment", payment(task, "37.41")))
                .contains("exceeds");
        assertThat(caller.refusal("POST", "sale/payment", payment(task, "1.001")))
                .contains("decimal places");
        assertThat(caller.refusal("POST", "sale/payment", payment(task, "1").put("Account", "200")))
                .contains("payments");
        caller.json(200, "POST", "sale/payment", payment(task, "37.40"));
        assertThat(read(id).at("/Invoices/0/Status").asText()).isEqualTo("PAID");
        assertThat(read(id).get("CombinedPaymentStatus").asText()).isEqualTo("PAID");
        assertThat(caller.json("sale/payment?SaleID=" + id)).hasSize(1);
    }

    @Test
    void dropsLinesOfTheHeaderAndAcceptsTheSameExternalIdTwice() throws Exception {
        ObjectNode header = header("a:2");
        header.putArray("Lines").add(line("MUG-01", 1, "8.50", "0.85"));
        String id = sale(header);
        assertThat(read(id).at("/Order/Lines")).isEmpty();
        String second = sale(header);
        assertThat(caller.json("saleList?ExternalID=a:2").get("Total").asInt()).isEqualTo(2);
        // DEAR does not promise an exact match: clients compare
        assertThat(caller.json("saleList?ExternalID=a").get("Total").asInt()).isEqualTo(2);
        assertThat(dear.doubles()).containsEntry("a:2", 2);
        caller.json(200, "DELETE", "sale?ID=" + second + "&Void=true", null);
        assertThat(dear.doubles()).isEmpty();
    }

    @Test
    void refusesLinesThatAreWrong() throws Exception {
        String id = sale(header("a:3"));
        ObjectNode good = line("MUG-01", 4, "8.50", "3.40");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("Tax", 3.6))))
                .contains("Tax of line");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("Total", 37.40))))
                .contains("Total of line");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("TaxRule", "None"))))
                .contains("None");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("SKU", "MUG-02"))))
                .contains("belong");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("Quantity", 0.5))))
                .contains("at least 1");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("Price", "8.50"))))
                .contains("number");
        assertThat(
                        caller.refusal(
                                "POST",
                                "sale/order",
                                document(id, good.deepCopy().put("Discount", 1.234))))
                .contains("decimal");
        ObjectNode without = good.deepCopy();
        without.remove("Name");
        assertThat(caller.refusal("POST", "sale/order", document(id, without)))
                .isEqualTo("Required attribute 'Name' not provided.");
        good.put("Discount", 10).put("Tax", 3.06).put("Total", 30.6);
        assertThat(
                        caller.json(200, "POST", "sale/order", document(id, good))
                                .get("Total")
                                .decimalValue())
                .isEqualByComparingTo("33.66");
    }

    @Test
    void takesChargesOfServicesAlsoNegative() throws Exception {
        String id = sale(header("a:4").put("TaxInclusive", true));
        ObjectNode order = document(id, line("MUG-01", 2, "11", "2"));
        ObjectNode charge =
                order.withArray("AdditionalCharges").addObject().put("Description", "Rebate");
        charge.put("Quantity", 1)
                .put("Price", -5.5)
                .put("Tax", -0.5)
                .put("TaxRule", "Tax on Sales");
        assertThat(caller.refusal("POST", "sale/order", order)).contains("Rebate");
        charge.put("Description", "Discount");
        JsonNode made = caller.json(200, "POST", "sale/order", order);
        assertThat(made.get("Total").decimalValue()).isEqualByComparingTo("16.5");
        assertThat(made.get("Tax").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(made.get("TotalBeforeTax").decimalValue()).isEqualByComparingTo("15");
        assertThat(read(id).get("TaxCalculation").asText()).isEqualTo("Inclusive");
    }

    @Test
    void backordersWithoutAWord() throws Exception {
        String id = sale(header("a:5"));
        ObjectNode order =
                document(id, line("LOW-01", 5, "27.50", "13.75"))
                        .put("AutoPickPackShipMode", "AUTOPICK");
        JsonNode made = caller.json(200, "POST", "sale/order", order);
        assertThat(made.at("/Lines/0/BackorderQuantity").asInt()).isEqualTo(2);
        assertThat(read(id).get("Status").asText()).isEqualTo("BACKORDERED");
        assertThat(read(id).at("/Fulfilments/0/Pick/Status").asText()).isEqualTo("DRAFT");
        JsonNode level = dear.stock().get(SandboxData.MAIN).get("LOW-01");
        assertThat(level.get("Available").asInt()).isZero();
        caller.json(200, "DELETE", "sale?ID=" + id + "&Void=true", null);
        assertThat(dear.stock().get(SandboxData.MAIN).get("LOW-01").get("Available").asInt())
                .isEqualTo(3);
        assertThat(caller.refusal("DELETE", "sale?ID=" + id + "&Void=true", null))
                .contains("voided");
    }

    @Test
    void picksPacksAndShipsByItself() throws Exception {
        String id = sale(header("a:6").put("Carrier", "UPS"));
        ObjectNode order = document(id, line("MUG-01", 4, "8.50", "3.40"));
        caller.json(
                200, "POST", "sale/order", order.put("AutoPickPackShipMode", "AUTOPICKPACKSHIP"));
        JsonNode sale = read(id);
        assertThat(sale.get("CombinedShippingStatus").asText()).isEqualTo("SHIPPED");
        assertThat(sale.at("/Fulfilments/0/Ship/Lines/0/Carrier").asText()).isEqualTo("UPS");
        assertThat(dear.stock().get(SandboxData.MAIN).get("MUG-01").get("OnHand").asInt())
                .isEqualTo(196);
        assertThat(caller.refusal("DELETE", "sale?ID=" + id + "&Void=true", null))
                .contains("shipped");
    }

    @Test
    void shipsByHandAndTellsByUpdatedSince() throws Exception {
        String id = sale(header("a:7"));
        caller.json(200, "POST", "sale/order", document(id, line("MUG-01", 2, "8.50", "1.70")));
        ObjectNode goods = Json.object().put("TaskID", id).put("Status", "AUTHORISED");
        goods.putArray("Lines")
                .addObject()
                .put("SKU", "MUG-01")
                .put("Quantity", 2)
                .put("Location", SandboxData.MAIN)
                .put("Box", "1");
        assertThat(caller.refusal("POST", "sale/fulfilment/pack", goods))
                .contains("cannot be changed");
        caller.json(200, "POST", "sale/fulfilment/pick", goods);
        caller.json(200, "POST", "sale/fulfilment/pack", goods);
        ObjectNode ship = Json.object().put("TaskID", id).put("Status", "DRAFT");
        ship.putArray("Lines")
                .addObject()
                .put("ShipmentDate", "2026-03-09T00:00:00")
                .put("Box", "1")
                .put("Carrier", "DHL")
                .put("IsShipped", true);
        JsonNode shipped = caller.json(200, "POST", "sale/fulfilment/ship", ship);
        assertThat(shipped.get("Status").asText())
                .as("all boxes are shipped")
                .isEqualTo("AUTHORISED");
        String updated = read(id).get("LastModifiedOn").asText();
        assertThat(
                        caller.json(
                                        "saleList?UpdatedSince="
                                                + updated
                                                + "&CombinedShippingStatus=SHIPPED")
                                .get("Total")
                                .asInt())
                .isEqualTo(1);
        assertThat(caller.json("saleList?UpdatedSince=2199-01-01").get("Total").asInt()).isZero();
    }

    @Test
    void undoesUnlessToldToVoid() throws Exception {
        String id = sale(header("a:8"));
        caller.json(200, "POST", "sale/order", document(id, line("MUG-01", 2, "8.50", "1.70")));
        JsonNode undone = caller.json(200, "DELETE", "sale?ID=" + id, null);
        assertThat(undone.get("Status").asText()).isEqualTo("ORDERING");
        assertThat(undone.at("/Order/Status").asText()).isEqualTo("DRAFT");
        caller.json(200, "POST", "sale/order", document(id, line("MUG-01", 3, "8.50", "2.55")));
    }

    @Test
    void creditsAndRefundsNoMoreThanWasInvoiced() throws Exception {
        String id = sale(header("a:9"));
        ObjectNode mugs = line("MUG-01", 4, "8.50", "3.40");
        caller.json(200, "POST", "sale/order", document(id, mugs));
        JsonNode invoice =
                caller.json(200, "POST", "sale/invoice", invoice(id, mugs)).at("/Invoices/0");
        caller.json(200, "POST", "sale/payment", payment(id, "37.40"));
        ObjectNode credit = invoice(id, line("MUG-01", 1, "8.50", "0.85"));
        credit.put("CreditNoteInvoiceNumber", invoice.get("InvoiceNumber").asText())
                .put("CreditNoteDate", "2026-03-20");
        credit.putArray("Restock")
                .addObject()
                .put("SKU", "MUG-01")
                .put("Quantity", 1)
                .put("Location", SandboxData.MAIN);
        JsonNode note = caller.json(200, "POST", "sale/creditnote", credit).at("/CreditNotes/0");
        assertThat(dear.stock().get(SandboxData.MAIN).get("MUG-01").get("OnHand").asInt())
                .isEqualTo(201);
        ObjectNode refund = payment(note.get("TaskID").asText(), "9.36").put("Type", "REFUND");
        assertThat(caller.refusal("POST", "sale/payment", refund)).contains("exceeds");
        caller.json(200, "POST", "sale/payment", refund.put("Amount", 9.35));
        assertThat(read(id).at("/CreditNotes/0/Refunds")).hasSize(1);
        assertThat(caller.refusal("DELETE", "sale?ID=" + id + "&Void=true", null))
                .contains("payments");
    }

    @Test
    void addsAnUnknownAddressToTheCardUnlessShippedToOther() throws Exception {
        ObjectNode header = header("a:10");
        ObjectNode address =
                header.putObject("ShippingAddress")
                        .put("Line1", "Lager 2")
                        .put("Country", "Norway");
        address.put("ShipToOther", true);
        sale(header);
        assertThat(caller.json("customer?Name=Bryggen").at("/CustomerList/0/Addresses")).isEmpty();
        address.put("ShipToOther", false);
        sale(header);
        assertThat(caller.json("customer?Name=Bryggen").at("/CustomerList/0/Addresses")).hasSize(1);
    }

    @Test
    void allocatesComponentsOfAKitAndNothingForDropShip() throws Exception {
        String id = sale(header("a:11"));
        ObjectNode order =
                document(id, line("GIFT-SET", 3, "10", "3"), line("BENCH-01", 1, "10", "1"));
        JsonNode made = caller.json(200, "POST", "sale/order", order);
        assertThat(made.at("/Lines/0/BackorderQuantity").asInt()).isZero();
        assertThat(made.at("/Lines/1/DropShip").asBoolean()).isTrue();
        assertThat(dear.stock().get(SandboxData.MAIN).get("MUG-01").get("Allocated").asInt())
                .isEqualTo(6);
    }

    @Test
    void shipsInPartsAndTellsEachByWebhookWhenAsked() throws Exception {
        String id = sale(header("parts"));
        caller.json(200, "POST", "sale/order", document(id, line("MUG-01", 3, "8.50", "2.55")));

        dear.ship("parts", "UPS", "1Z-1", java.util.Map.of("MUG-01", BigDecimal.ONE));
        JsonNode row = caller.json("saleList?ExternalID=parts").at("/SaleList/0");
        assertThat(row.path("CombinedShippingStatus").asText()).isEqualTo("PARTIALLY SHIPPED");
        assertThat(row.path("FulFilmentStatus").asText()).isEqualTo("PARTIALLY FULFILLED");
        assertThat(row.path("CombinedTrackingNumbers").asText()).isEqualTo("1Z-1");

        String second = dear.ship("parts", "DHL", "JD-2", null);
        row = caller.json("saleList?ExternalID=parts").at("/SaleList/0");
        assertThat(row.path("CombinedShippingStatus").asText()).isEqualTo("SHIPPED");
        assertThat(row.path("Type").asText()).isEqualTo("Advanced Sale");
        assertThat(row.path("CombinedTrackingNumbers").asText()).isEqualTo("1Z-1,JD-2");
        assertThat(dear.events())
                .extracting(event -> event.at("/payload/SaleTaskID").asText())
                .containsExactly(id, second);

        dear.retrack(second, "DHL", "JD-3");
        assertThat(dear.events().get(2).path("type").asText())
                .isEqualTo("Sale/ShipmentTrackingNumberChanged");
        JsonNode box = caller.json("sale/fulfilment/ship?TaskID=" + second).at("/Lines/0");
        assertThat(box.path("TrackingURL").asText()).endsWith("/dhl/JD-3");
    }

    @Test
    void switchesAWebhookOffWhoseDeliveriesFail() throws Exception {
        ObjectNode hook = Json.object().put("Type", "Sale/ShipmentAuthorised");
        hook.put("IsActive", true).put("ExternalURL", "http://127.0.0.1:1/nobody");
        hook.put("ExternalAuthorizationType", "bearerauth").put("ExternalBearerToken", "s");
        JsonNode answer = caller.json(200, "POST", "webhooks", hook);
        assertThat(answer.toString()).as("DEAR does not tell it").doesNotContain("Token");
        String id = sale(header("hooked"));
        caller.json(200, "POST", "sale/order", document(id, line("MUG-01", 1, "8.50", "0.85")));
        dear.ship("hooked", "UPS", "1Z", null);

        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(dear.webhooks().get(0).path("IsActive").asBoolean()).isTrue();
            assertThat(dear.deliverWebhooks()).isZero();
        }

        assertThat(dear.webhooks().get(0).path("IsActive").asBoolean()).isFalse();
        assertThat(dear.events()).isEmpty();
    }
}
