package io.handshakedear.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
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
        if (problem.retryAfter() > 0) {
            exchange.getMessage().setHeader("Retry-After", problem.retryAfter());
        }
        exchange.getMessage().setBody(document(problem));
    }

    /** The same for what the server refuses by itself. */
    static void send(RoutingContext call, ApiProblem problem) {
        HttpServerResponse response = call.response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", ApiProblem.CONTENT_TYPE);
        if (problem.retryAfter() > 0) {
            response.putHeader("Retry-After", String.valueOf(problem.retryAfter()));
        }
        response.end(document(problem).toString());
    }

    static JsonNode document(ApiProblem problem) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", "about:blank");
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("detail", problem.getMessage());
        return document;
    }

    static ApiProblem problem(Exception exception) {
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
