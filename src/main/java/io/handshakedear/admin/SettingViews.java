package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.check.Findings;
import io.handshakedear.check.ReferenceCheck;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.ShownSetting;
import io.handshakedear.settings.StoreSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/** The settings as the admin API shows them, with what is wrong with each; never a secret. */
public final class SettingViews {

    private final Settings settings;
    private final ReferenceCheck check;

    public SettingViews(Settings settings, ReferenceCheck check) {
        this.settings = settings;
        this.check = check;
    }

    /** The settings of the instance. */
    public JsonNode ofInstance() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("settings", list(ShownSetting.of(settings), Map.of()));
        return answer;
    }

    /** The settings of a store, compared with what was last read of both systems. */
    public JsonNode ofStore(@Variable("settings") StoreSettings store) {
        String prefix = "store.%s.".formatted(store.name());
        Map<String, Findings.Finding> troubles =
                check.troubles(store).stream()
                        .filter(finding -> finding.key() != null)
                        .filter(finding -> finding.key().startsWith(prefix))
                        .collect(
                                Collectors.toMap(
                                        finding -> finding.key().substring(prefix.length()),
                                        finding -> finding,
                                        (first, second) -> first));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("store", store.name());
        answer.set("settings", list(ShownSetting.of(store, settings), troubles));
        return answer;
    }

    /** When and with what result the settings were last checked against both systems. */
    public JsonNode lastCheck() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode findings = answer.putArray("findings");
        check.last()
                .ifPresent(
                        last -> {
                            answer.put("checkedAt", last.at().toString());
                            last.findings().forEach(one -> findings.add(finding(one)));
                        });
        return answer;
    }

    private static ObjectNode finding(Findings.Finding finding) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("level", finding.level().name());
        view.put("text", finding.text());
        if (finding.key() != null) {
            view.put("key", finding.key());
            String[] parts = finding.key().split("\\.", 3);
            if (parts.length == 3 && parts[0].equals("store")) {
                view.put("store", parts[1]);
            }
        }
        return view;
    }

    private static ArrayNode list(
            List<ShownSetting> settings, Map<String, Findings.Finding> troubles) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ShownSetting setting : settings) {
            ObjectNode view = list.addObject();
            view.put("key", setting.key());
            if (setting.value() != null) {
                view.put("value", setting.value());
            }
            view.put("secret", setting.isSecret());
            view.put("isSet", setting.isSet());
            view.put("default", !setting.isSet());
            view.put("about", setting.about());
            view.put("group", setting.group());
            if (!setting.choices().isEmpty()) {
                setting.choices().forEach(view.putArray("choices")::add);
            }
            Findings.Finding trouble = troubles.get(setting.key());
            if (trouble != null) {
                view.put("problem", trouble.problem());
                view.put("effect", trouble.effect());
                if (!trouble.choices().isEmpty()) {
                    trouble.choices().forEach(view.withArray("choices")::add);
                }
            }
        }
        return list;
    }
}
