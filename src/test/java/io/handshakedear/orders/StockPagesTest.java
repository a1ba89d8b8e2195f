package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.DropShipping.Demand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the stock of a location is read page by page (design rule O7). */
class StockPagesTest {

    private static final String PLACE = "Main Warehouse";

    private final DropShipping dropShipping = new DropShipping();

    @Test
    void oneProductIsReadByItself() {
        StockPages stock = dropShipping.pages(demands(1));

        assertThat(stock.isMore()).isFalse();
        assertThat(stock.getOneByOne()).hasSize(1);
    }

    @Test
    void whatIsShortOnAllPagesTogetherIsDropShipped() {
        StockPages stock = dropShipping.pages(demands(3));
        assertThat(stock.getQuery()).isEqualTo("Limit=1000&Page=1&Location=Main%20Warehouse");
        dropShipping.read(page(2001, 0, 1000), stock);
        assertThat(stock.getQuery()).contains("Page=2");
        dropShipping.read(page(2001, 1000, 2000), stock);
        assertThat(stock.isMore()).isTrue();
        ObjectNode last = page(2001, 2000, 2001);
        // a second bin of the second product, of which 5 are wanted
        ((ObjectNode) last.at("/ProductAvailabilityList/0"))
                .put("ID", "id-1")
                .put("SKU", "SKU-1")
                .put("Bin", "B");
        dropShipping.read(last, stock);

        assertThat(stock.isMore()).isFalse();
        assertThat(stock.getOneByOne()).isEmpty();
        assertThat(chosen(stock)).containsExactlyInAnyOrder("SKU-0", "SKU-2");
    }

    @Test
    void morePagesThanProductsAreNotRead() {
        StockPages stock = dropShipping.pages(demands(2));
        dropShipping.read(page(3001, 0, 1000), stock);

        assertThat(stock.isMore()).isFalse();
        assertThat(stock.getOneByOne()).hasSize(2);
        assertThat(chosen(stock)).isEmpty();
    }

    @Test
    void rowsThatMovedBetweenPagesDecideNothing() {
        StockPages stock = dropShipping.pages(demands(3));
        dropShipping.read(page(1500, 0, 1000), stock);
        dropShipping.read(page(1500, 999, 1499), stock);

        assertThat(stock.isMore()).isFalse();
        assertThat(stock.getOneByOne()).hasSize(3);
        assertThat(chosen(stock)).isEmpty();
    }

    private Set<String> chosen(StockPages stock) {
        Set<String> chosen = new HashSet<>();
        dropShipping.chooseFromPages(stock, chosen);
        return chosen;
    }

    /** Five units are wanted of each; each row has three. */
    private static List<Demand> demands(int count) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sku = "SKU-" + i;
            Product product = new Product("id-" + i, sku, sku, "Stock", "Optional Drop Ship");
            demands.add(new Demand(sku, product, PLACE, BigDecimal.valueOf(5)));
        }
        return demands;
    }

    private static ObjectNode page(int total, int from, int to) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Total", total);
        var rows = answer.putArray("ProductAvailabilityList");
        for (int i = from; i < to; i++) {
            rows.addObject()
                    .put("ID", "id-" + i)
                    .put("SKU", "SKU-" + i)
                    .put("Location", PLACE)
                    .put("Available", 3);
        }
        return answer;
    }
}
