package io.handshakedear.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.handshakedear.flows.FlowFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Applies the mappings in {@code routes/mappings}: JSLT files, one document shape each. Mappings
 * place values; amounts are computed before, since JSLT computes in doubles (design 2).
 */
public final class JsonMapping {

    private final FlowFiles files;
    private final Map<String, Expression> compiled = new ConcurrentHashMap<>();

    /**
     * A mapping is compiled when it is first applied, or by {@link #compileAll()}.
     *
     * @param files where the mappings are
     */
    public JsonMapping(FlowFiles files) {
        this.files = files;
    }

    /** Compiles every mapping, so that a mistake stops the start with file and line. */
    public void compileAll() {
        files.mappings().forEach(this::compiled);
    }

    /**
     * @param mapping the file's name without its ending
     * @param input what the mapping reads
     * @param document what it reads as $document, or null
     * @return the output; null where the mapping gives nothing
     */
    public JsonNode apply(
            @Variable("mapping") String mapping,
            @Body JsonNode input,
            @Variable("document") JsonNode document) {
        Map<String, JsonNode> variables =
                document == null ? Map.of() : Map.of("document", document);
        JsonNode output = compiled(mapping).apply(variables, input);
        return output == null || output.isNull() ? null : output;
    }

    public JsonNode apply(String mapping, JsonNode input) {
        return apply(mapping, input, null);
    }

    private Expression compiled(String mapping) {
        return compiled.computeIfAbsent(mapping, this::compile);
    }

    private Expression compile(String mapping) {
        String file = mapping + ".jslt";
        try (Reader reader =
                new InputStreamReader(files.openMapping(file), StandardCharsets.UTF_8)) {
            return new Parser(reader)
                    .withSource(file)
                    .withFunctions(List.of(new CountryName(), new Shortened()))
                    // an empty list is a value: DEAR requires Lines, and no line is none
                    .withObjectFilter(". != null and . != {}")
                    .compile();
        } catch (IOException e) {
            throw new IllegalArgumentException("There is no mapping " + file, e);
        } catch (JsltException e) {
            throw new IllegalArgumentException("The mapping cannot be read: " + e.getMessage(), e);
        }
    }
}
