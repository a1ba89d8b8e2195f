package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.SaleFigures;
import java.util.List;

/**
 * The figures of a daily sale, whose rows may have different tax rules.
 *
 * @param figures as of any sale
 * @param lineRules the tax rule of each line
 * @param chargeRules the tax rule of each charge
 */
public record DaySale(SaleFigures figures, List<String> lineRules, List<String> chargeRules) {

    public DaySale {
        lineRules = List.copyOf(lineRules);
        chargeRules = List.copyOf(chargeRules);
    }

    /** The figures in the shape that the mappings read, each row with its tax rule. */
    public ObjectNode toJson() {
        ObjectNode json = figures.toJson();
        putRules(json.path("lines"), lineRules);
        putRules(json.path("charges"), chargeRules);
        return json;
    }

    private static void putRules(JsonNode rows, List<String> rules) {
        for (int i = 0; i < rules.size(); i++) {
            ((ObjectNode) rows.get(i)).put("taxRule", rules.get(i));
        }
    }
}
