package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Company and reference books: me, ref/category, brand, unit, location, tax, account … (DEAR API:
 * sections me, ref).
 */
final class DearReferenceBooks {
    private final Map<String, DearBook> books = new LinkedHashMap<>();
    private final ObjectNode company = Json.object();
    private final Set<String> representatives =
            new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    final DearBook categories =
            book("ref/category CategoryList ID Name", 256, "GET POST PUT DELETE", "Name", "", true);
    final DearBook brands =
            book("ref/brand BrandList ID Name", 50, "GET POST PUT DELETE", "Name", "", true);
    final DearBook units =
            book("ref/unit UnitList ID Name", 50, "GET POST PUT DELETE", "Name", "", true);
    final DearBook locations =
            book(
                    "ref/location LocationList ID Name",
                    50,
                    "GET POST PUT DELETE",
                    "ID Name Deprecated",
                    "IsDefault IsDeprecated Bins ParentID ParentName AddressLine1 AddressLine2 AddressCitySuburb"
                            + " AddressStateProvince AddressZipPostCode AddressCountry",
                    true);
    final DearBook taxes =
            book(
                    "ref/tax TaxRuleList ID Name",
                    50,
                    "GET POST PUT",
                    "ID Name IsActive IsTaxForSale IsTaxForPurchase Account",
                    "Account IsActive TaxInclusive TaxPercent IsTaxForSale IsTaxForPurchase Components",
                    false);
    final DearBook accounts =
            book(
                    "ref/account AccountsList Code Name",
                    256,
                    "GET POST PUT DELETE",
                    "Code Name Type Status",
                    "Type Status Class Description ForPayments SystemAccount Currency",
                    false);
    final DearBook banks =
            book(
                    "ref/account/bank BankAccountsList AccountID AccountName",
                    256,
                    "GET",
                    "ID Name Bank",
                    "",
                    false);
    final DearBook carriers =
            book(
                    "ref/carrier CarrierList CarrierID Description",
                    256,
                    "GET POST PUT DELETE",
                    "CarrierID Description",
                    "",
                    false);
    final DearBook terms =
            book(
                    "ref/paymentterm PaymentTermList ID Name",
                    50,
                    "GET POST PUT DELETE",
                    "ID Name Method IsActive IsDefault",
                    "Duration Method IsActive IsDefault",
                    false);
    final DearBook attributeSets =
            book(
                    "ref/attributeset AttributeSetList ID Name",
                    50,
                    "GET POST PUT DELETE",
                    "ID Name",
                    "",
                    true);
    private final ArrayNode tiers = Json.array();

    DearReferenceBooks() {
        taxes.checkedBy(
                row -> {
                    ObjectNode account = accounts.get(DearFields.required(row, "Account", 50));
                    if (account == null || !account.path("Class").asText().equals("LIABILITY")) {
                        throw Refusal.dear("Account with specified ID not found");
                    }
                });
    }

    private DearBook book(
            String keys, int max, String methods, String filters, String defaults, boolean bare) {
        DearBook book = new DearBook(keys, max, methods, filters, defaults, bare);
        books.put(book.path, book);
        return book;
    }

    DearBook book(String path) {
        return books.get(path.toLowerCase(Locale.ROOT));
    }

    ObjectNode company() {
        return company;
    }

    void addRepresentative(String name) {
        representatives.add(name);
    }

    /** Price tiers: always ten slots. */
    void tiers(List<String> names) {
        tiers.removeAll();
        for (int i = 0; i < 10; i++) {
            String name = i < names.size() ? names.get(i) : "Tier " + (i + 1);
            tiers.add(Json.object().put("Code", i + 1).put("Name", name));
        }
    }

    ArrayNode tiers() {
        return tiers;
    }

    String baseCurrency() {
        return company.path("Currency").asText("USD");
    }

    boolean isTier(String name) {
        for (var tier : tiers) {
            if (tier.path("Name").asText().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    Answer answer(Call call, String path) {
        if (path.equals("me")) {
            return call.is("GET") ? Answer.json(200, company) : Answer.text(405, "");
        }
        if (path.equals("me/contacts")) {
            List<String> names = List.copyOf(representatives);
            return Answer.json(
                    200,
                    DearFields.page(
                            call,
                            "MeContactsList",
                            names,
                            name -> Json.object().put("Name", name).put("Type", "Sale")));
        }
        if (path.equals("ref/pricetier")) {
            return call.is("GET")
                    ? Answer.json(200, Json.object().set("PriceTiers", tiers))
                    : Answer.text(405, "");
        }
        DearBook book = books.get(path);
        return book == null ? null : book.answer(call);
    }

    /** An active tax rule for sales by its name. */
    ObjectNode taxRule(String name) {
        ObjectNode rule = taxes.named(name);
        if (rule == null
                || !rule.path("IsActive").asBoolean()
                || !rule.path("IsTaxForSale").asBoolean()) {
            throw Refusal.dear(
                    "Tax Rule '" + name + "' was not found in Taxation Rules reference book");
        }
        return rule;
    }

    ObjectNode location(String name) {
        ObjectNode location = locations.named(name);
        if (location == null || location.path("IsDeprecated").asBoolean()) {
            throw Refusal.dear("Location '" + name + "' was not found in Locations reference book");
        }
        return location;
    }

    ObjectNode account(String code) {
        ObjectNode account = accounts.get(code);
        if (account == null || !account.path("Status").asText().equals("ACTIVE")) {
            throw Refusal.dear(400, 404, "Account with specified ID not found");
        }
        return account;
    }

    void revenueAccount(String code) {
        if (!account(code).path("Class").asText().equals("REVENUE")) {
            throw Refusal.dear("Account '" + code + "' is not a revenue account");
        }
    }

    void receivableAccount(String code) {
        if (!account(code).path("SystemAccount").asText().equals("Accounts receivable")) {
            throw Refusal.dear("Account '" + code + "' is not an accounts receivable account");
        }
    }

    void paymentAccount(String code) {
        ObjectNode account = account(code);
        if (!account.path("ForPayments").asBoolean()
                && !account.path("Type").asText().equals("BANK")) {
            throw Refusal.dear("Account '" + code + "' cannot be used for payments");
        }
    }

    void term(String name) {
        ObjectNode term = terms.named(name);
        if (term == null || !term.path("IsActive").asBoolean()) {
            throw Refusal.dear(
                    "Active payment term with name "
                            + name
                            + " was not found in Payment Terms reference book");
        }
    }

    void tier(String name) {
        if (!isTier(name)) {
            throw Refusal.dear("Price Tier '" + name + "' was not found");
        }
    }

    void carrier(String name) {
        if (carriers.named(name) == null) {
            throw Refusal.dear("Carrier '" + name + "' was not found in Carriers reference book");
        }
    }

    void representative(String name) {
        if (!representatives.contains(name)) {
            throw Refusal.dear(
                    "Sales Representative '"
                            + name
                            + "' was not found in Company Contacts reference book");
        }
    }

    void unit(String name) {
        if (units.named(name) == null) {
            // the missing "in" is the real service's
            throw Refusal.dear(
                    "Unit of measure with name '" + name + "' was not found reference book.");
        }
    }

    void category(String name) {
        if (categories.named(name) == null) {
            throw Refusal.dear("Category not found.");
        }
    }

    void brand(String name) {
        if (brands.named(name) == null) {
            throw Refusal.dear(400, 404, "Brand '" + name + "' was not found in reference book");
        }
    }
}
