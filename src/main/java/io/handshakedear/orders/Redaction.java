package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Removes credit cards from what Handshake sends, before anything else sees it (design rule C9).
 */
public final class Redaction {

    /**
     * Removes, at any depth, fields that are named after credit cards and objects that say they are
     * one. Changes the document that it is given.
     *
     * @return the same document
     */
    public JsonNode withoutCards(JsonNode document) {
        if (document instanceof ObjectNode object) {
            List<String> cards = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (isCardName(field.getKey()) || isCard(field.getValue())) {
                    cards.add(field.getKey());
                } else {
                    withoutCards(field.getValue());
                }
            }
            object.remove(cards);
        } else if (document instanceof ArrayNode array) {
            for (int index = array.size() - 1; index >= 0; index--) {
                if (isCard(array.get(index))) {
                    array.remove(index);
                } else {
                    withoutCards(array.get(index));
                }
            }
        }
        return document;
    }

    private static boolean isCardName(String field) {
        String name = letters(field);
        return name.contains("creditcard") || name.equals("cvv") || name.equals("lastfour");
    }

    /** Its letters in lower case; every field of every order comes here, so without a pattern. */
    private static String letters(String field) {
        StringBuilder letters = new StringBuilder(field.length());
        for (char character : field.toLowerCase(Locale.ROOT).toCharArray()) {
            if (character >= 'a' && character <= 'z') {
                letters.append(character);
            }
        }
        return letters.toString();
    }

    private static boolean isCard(JsonNode node) {
        return node.isObject() && "CreditCard".equalsIgnoreCase(node.path("entityType").asText());
    }
}
