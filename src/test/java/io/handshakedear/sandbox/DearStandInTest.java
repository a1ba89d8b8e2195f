package io.handshakedear.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of DEAR for reference books, products, customers and stock that its stand-in keeps. */
class DearStandInTest {
    private final DearStandIn dear = DearStandIn.start(0);
    private final Caller caller = Caller.dear(dear);

    DearStandInTest() {
        dear.limit().off();
    }

    @AfterEach
    void stop() {
        dear.close();
    }

    static ObjectNode customer(String name) {
        ObjectNode body =
                Json.object().put("Name", name).put("Status", "Active").put("Currency", "USD");
        body.put("PaymentTerm", "30 days")
                .put("AccountReceivable", "610")
                .put("RevenueAccount", "200");
        return body.put("TaxRule", "Tax on Sales");
    }

    @Test
    void wantsBothHeaders() throws Exception {
        Caller stranger =
                new Caller(dear.url(), "api-auth-accountid", SandboxSettings.DEAR_ACCOUNT);
        assertThat(stranger.get("me").statusCode()).isEqualTo(403);
        assertThat(stranger.get("me").body()).isEqualTo("Incorrect credentials!");
        assertThat(caller.json("me").get("Currency").asText()).isEqualTo("USD");
        assertThat(caller.json("ME").get("Company").asText()).isEqualTo("Acme Wholesale");
        assertThat(caller.get("nothing").statusCode()).isEqualTo(404);
        assertThat(caller.send("PATCH", "product", "{}").statusCode()).isEqualTo(405);
        assertThat(caller.send("POST", "customer", "[1]").statusCode()).isEqualTo(500);
    }

    @Test
    void tellsItsStockWebhookTheRowsOfAProductAsABareArray() throws Exception {
        dear.setStock("MUG-01", SandboxData.MAIN, java.math.BigDecimal.ONE);
        assertThat(dear.events()).as("nobody wants to know").isEmpty();
        ObjectNode hook = Json.object().put("Type", DearEvents.STOCK).put("IsActive", true);
        hook.put("ExternalURL", "http://127.0.0.1:1").put("ExternalAuthorizationType", "noauth");
        caller.json(200, "POST", "webhooks", hook);

        dear.setStock("MUG-01", SandboxData.MAIN, java.math.BigDecimal.TEN);

        JsonNode rows = dear.events().get(0).get("payload");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("SKU").asText()).isEqualTo("MUG-01");
        assertThat(rows.get(0).get("Available").asInt()).isEqualTo(10);
        assertThat(rows.get(0).get("MaxRows").asInt()).isEqualTo(2);
        assertThat(rows.get(0).has("InTransit")).isFalse();
    }

    @Test
    void pagesReferenceBooks() throws Exception {
        JsonNode page = caller.json("ref/account?page=2&limit=3");
        assertThat(page.get("Total").asInt()).isEqualTo(7);
        assertThat(page.get("AccountsList")).hasSize(3);
        assertThat(caller.json("ref/account?page=9&limit=3").get("AccountsList")).isEmpty();
        assertThat(caller.get("ref/account?limit=1001").statusCode()).isEqualTo(400);
        assertThat(caller.refusal("GET", "ref/account?Code=999", null)).contains("not found");
        assertThat(caller.json("ref/priceTier").get("PriceTiers")).hasSize(10);
        for (String path :
                List.of(
                        "category",
                        "brand",
                        "unit",
                        "location",
                        "tax",
                        "account/bank",
                        "carrier",
                        "paymentterm")) {
            assertThat(caller.json("ref/" + path).get("Total").asInt()).as(path).isPositive();
        }
        assertThat(
                        caller.json(200, "POST", "ref/category", Json.object().put("Name", "Toys"))
                                .get("ID")
                                .asText())
                .hasSize(36);
        assertThat(caller.refusal("POST", "ref/category", Json.object().put("Name", "toys")))
                .contains("already exists");
    }

    @Test
    void refusesProductsThatAreNotComplete() throws Exception {
        ObjectNode body =
                Json.object().put("SKU", "LAMP-01").put("Name", "Lamp").put("Category", "Lamps");
        assertThat(caller.refusal("POST", "product", body)).isEqualTo("Category not found.");
        body.put("Category", "Kitchen");
        assertThat(caller.refusal("POST", "product", body)).contains("'Type' valid values");
        body.put("Type", "Stock").put("CostingMethod", "FIFO").put("UOM", "Crate");
        assertThat(caller.refusal("POST", "product", body))
                .isEqualTo("Unit of measure with name 'Crate' was not found reference book.");
        body.put("UOM", "Item").put("Status", "Active");
        assertThat(caller.refusal("POST", "product", body))
                .isEqualTo("PriceTiers value cannot be empty.");
        body.put("PriceTier1", 9.99999);
        assertThat(caller.refusal("POST", "product", body)).contains("decimal places");
        body.put("PriceTier1", 9.95).put("Description", "bright");
        JsonNode made = caller.json(200, "POST", "product", body).at("/Products/0");
        assertThat(caller.refusal("POST", "product", body))
                .isEqualTo("Specified attribute 'SKU' already exists.");
        body.put("ID", made.get("ID").asText()).remove("Description");
        JsonNode changed = caller.json(200, "PUT", "product", body).at("/Products/0");
        assertThat(changed.get("Description").isNull())
                .as("a PUT clears what it leaves out")
                .isTrue();
        assertThat(caller.json("product?sku=LAMP").get("Total").asInt())
                .as("begins with")
                .isEqualTo(1);
        assertThat(caller.json("product?sku=NONE").get("Total").asInt()).isZero();
        body.put("Status", "Deprecated");
        caller.json(200, "PUT", "product", body);
        assertThat(caller.json("product?sku=LAMP").get("Total").asInt()).isZero();
        assertThat(caller.json("product?sku=LAMP&IncludeDeprecated=true").get("Total").asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsImagesAndFamilies() throws Exception {
        String id = caller.json("product?sku=MUG-01").at("/Products/0/ID").asText();
        ObjectNode image = Json.object().put("ProductID", id).put("FileName", "mug.jpg");
        assertThat(caller.refusal("POST", "product/attachments", image)).contains("Content");
        image.put("FileDownloadUrl", "https://img.example.test/mug.jpg");
        assertThat(caller.json(200, "POST", "product/attachments", image)).hasSize(1);
        assertThat(caller.json("product/attachments?ProductID=" + id)).hasSize(1);
        JsonNode family = caller.json("productFamily?sku=SHIRT").at("/ProductFamilies/0");
        assertThat(family.get("Products")).hasSize(4);
        assertThat(family.get("Option1Values").asText()).isEqualTo("RED,BLUE");
        ObjectNode change = family.deepCopy();
        change.putArray("Products").addObject().put("ID", id).put("Option1", "GREEN");
        assertThat(
                        caller.json(200, "PUT", "productFamily", change)
                                .at("/ProductFamilies/0/Products"))
                .hasSize(5);
        change.putArray("Products").addObject().put("ID", id);
        assertThat(caller.refusal("PUT", "productFamily", change)).contains("Option1");
    }

    @Test
    void keepsCustomersApartAndWhole() throws Exception {
        ObjectNode body = customer("Bryggen Shop");
        body.put("TaxNumber", "N-1");
        body.putArray("Addresses")
                .addObject()
                .put("Line1", "Bryggen 7")
                .put("Country", "Norway")
                .put("Type", "Billing");
        body.putArray("Contacts").addObject().put("Name", "Kari");
        JsonNode made = caller.json(200, "POST", "customer", body).at("/CustomerList/0");
        assertThat(caller.refusal("POST", "customer", customer("BRYGGEN shop")))
                .contains("already exists");
        body.put("ID", made.get("ID").asText()).remove("TaxNumber");
        JsonNode changed = caller.json(200, "PUT", "customer", body).at("/CustomerList/0");
        assertThat(changed.get("Addresses")).as("without an ID it is another address").hasSize(2);
        assertThat(changed.get("TaxNumber").isNull()).isTrue();
        ObjectNode again = changed.deepCopy();
        assertThat(caller.json(200, "PUT", "customer", again).at("/CustomerList/0/Addresses"))
                .hasSize(2);
        assertThat(caller.json("customer?Name=bry").get("Total").asInt())
                .as("begins with")
                .isEqualTo(1);
        for (String field :
                List.of(
                        "Currency",
                        "PaymentTerm",
                        "AccountReceivable",
                        "RevenueAccount",
                        "TaxRule")) {
            ObjectNode less = customer("Other");
            less.remove(field);
            assertThat(caller.refusal("POST", "customer", less)).contains(field);
        }
        assertThat(
                        caller.refusal(
                                "POST", "customer", customer("Other").put("PaymentTerm", "Never")))
                .isEqualTo(
                        "Active payment term with name Never was not found in Payment Terms reference book");
        assertThat(
                        caller.refusal(
                                "POST",
                                "customer",
                                customer("Other").put("AccountReceivable", "200")))
                .contains("200");
        assertThat(
                        caller.refusal(
                                "POST",
                                "customer",
                                customer("Other").put("SalesRepresentative", "Bob")))
                .contains("Bob");
    }

    @Test
    void showsStockByLocation() throws Exception {
        JsonNode rows =
                caller.json("ref/productavailability?sku=LOW-01").get("ProductAvailabilityList");
        assertThat(rows).hasSize(1);
        assertThat(rows.at("/0/Available").asInt()).isEqualTo(3);
        assertThat(caller.json("ref/productavailability?sku=OUT-01").get("Total").asInt())
                .as("no stock, no row")
                .isZero();
    }

    @Test
    void allowsFiveWebhooksOfAType() throws Exception {
        ObjectNode hook = Json.object().put("Type", "Sale/Voided").put("IsActive", true);
        hook.put("ExternalURL", "https://bridge.example.test/")
                .put("ExternalAuthorizationType", "noauth");
        for (int i = 1; i <= 5; i++) {
            assertThat(caller.json(200, "POST", "webhooks", hook).get("Webhooks")).hasSize(i);
        }
        assertThat(caller.refusal("POST", "webhooks", hook)).contains("5");
    }
}
