package io.handshakedear.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers API calls that failed with {@code application/problem+json}. */
public final class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    /** Turns the exchange's exception into the answer: its status, content type and document. */
    public void answer(Exchange exchange) {
        ApiProblem problem =
                problem(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, ApiProblem.CONTENT_TYPE);
        exchange.getMessage().setBody(document(problem));
    }

    static JsonNode document(ApiProblem problem) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", "about:blank");
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("detail", problem.getMessage());
        return document;
    }

    private static ApiProblem problem(Exception exception) {
        if (exception instanceof ApiProblem problem) {
            return problem;
        }
        if (exception instanceof JsonProcessingException json) {
            return ApiProblem.badRequest("The body is no JSON: " + json.getOriginalMessage());
        }
        LOG.warn("A call of the admin API failed", exception);
        return ApiProblem.internal("The call failed; the log of the instance says why");
    }
}
