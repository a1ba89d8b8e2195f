package io.handshakedear.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * The JSLT function {@code shortened(text, length)}: the text without blanks around it, cut to what
 * DEAR takes. Characters that Java counts as two stay whole. Numbers become texts, null stays null.
 */
final class Shortened implements Function {

    @Override
    public String getName() {
        return "shortened";
    }

    @Override
    public int getMinArguments() {
        return 2;
    }

    @Override
    public int getMaxArguments() {
        return 2;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        JsonNode value = arguments[0];
        if (value.isNull()) {
            return value;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return TextNode.valueOf(of(text, arguments[1].asInt()));
    }

    static String of(String text, int length) {
        String stripped = text.strip();
        if (stripped.length() <= length) {
            return stripped;
        }
        boolean halves = Character.isHighSurrogate(stripped.charAt(length - 1));
        return stripped.substring(0, halves ? length - 1 : length).strip();
    }
}
