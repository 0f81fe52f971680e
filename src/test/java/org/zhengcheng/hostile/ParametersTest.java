package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

/** The parameters are taken from the running application, so that one that comes later is tried without a word here. */
@DisplayName("地址里的每个参数（查找、筛选、排序、翻页的钥匙）都试 SQL 注入：查不出别的，也改不了什么")
class ParametersTest extends HostileTest {

    private static final Duration QUICK = Duration.ofSeconds(8);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void aParameterIsAValueAndNeverPartOfAQuery() {
        aCaseIsOpen();
        List<Parameter> parameters = parameters();
        assertThat(parameters)
                .as("found in the running application")
                .hasSizeGreaterThan(40)
                .extracting(Parameter::name)
                .contains("q", "after", "at", "id", "person", "act", "on");
        int asked = 0;
        for (Parameter parameter : parameters) {
            String who = who(parameter.path());
            for (String text : tried(asked)) {
                String address = parameter.path() + "?" + encoded(parameter.name()) + "=" + encoded(text);
                long begin = System.nanoTime();
                Page page = as(who).get(address);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .as(address)
                        .isLessThan(QUICK);
                assertInert(page, address);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(250);
        assertNothingWasMade();
    }

    /** Whether one comes twice, as a list or as a map, no more is made of it than of one. */
    @Test
    void aParameterThatComesTwiceBreaksNothing() {
        aCaseIsOpen();
        for (Parameter parameter : parameters()) {
            String name = encoded(parameter.name());
            for (String query : List.of(
                    name + "=1&" + name + "=2",
                    name + "[]=1&" + name + "[a]=2&" + name + "[0]=3",
                    name + ".class.module.classLoader=x",
                    "class.module.classLoader.resources.context.parent.pipeline.first.pattern=x&" + name)) {
                String address =
                        parameter.path() + "?" + query.replace("[", "%5B").replace("]", "%5D");
                Answer answer = Wire.to(address()).as(as(who(parameter.path()))).get(address);
                assertThat(answer.status()).as(address).isBetween(200, 499);
            }
        }
    }

    /** What ends a string in each case, and of the rest the next ones, so that all come to many parameters. */
    private static List<String> tried(int turn) {
        List<String> texts = Stream.concat(
                        Hostile.queries().stream(), Stream.of("99999999999999999999", "${7919*104729}", "canary\u0000"))
                .toList();
        return Stream.concat(
                        Stream.of("'", "'||(select pg_sleep(9))||'"),
                        IntStream.range(turn, turn + 5).mapToObj(i -> texts.get(i % texts.size())))
                .toList();
    }

    private List<Parameter> parameters() {
        List<Parameter> found = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            boolean asks = mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
            if (asks && handler.getBeanType().getName().startsWith("org.zhengcheng")) {
                for (String pattern : mapping.getPatternValues()) {
                    if (!pattern.startsWith("/demo/")) {
                        names(handler).forEach(name -> found.add(new Parameter(path(pattern), name)));
                    }
                }
            }
        });
        return found.stream().distinct().toList();
    }

    /** What a handler reads from the address: single values, and the parts of a record that is filled from it. */
    private static List<String> names(HandlerMethod handler) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (asked != null && !Map.class.isAssignableFrom(type)) {
                names.add(asked.name().isEmpty() ? parameter.getParameterName() : asked.name());
            } else if (asked == null && type.isRecord() && parameter.getParameterAnnotations().length == 0) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private String path(String pattern) {
        return pattern.replaceAll("\\{year:[^}]*}}?", "2026")
                .replace("{caseId}", walk.caseId().toString())
                .replace("{place}", walk.stepPath().replaceAll(".*/", ""))
                .replace("{key}", "member-development")
                .replace("{procedure}", "relationship-transfer")
                .replace("{kind}", pattern.startsWith("/sheets") ? "people" : "rename")
                .replace("{organizationId}", town.organizationId("branch").toString())
                .replace("{organization}", town.organizationId("street").toString())
                .replace("{review}", "annual-analysis")
                .replace("{fault}", "NO_NUMBER")
                .replace(
                        "{id}",
                        pattern.startsWith("/people")
                                ? town.id("applicant").toString()
                                : town.organizationId("branch").toString())
                .replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
    }

    private static String who(String path) {
        if (path.startsWith("/ledger")) {
            return "audit";
        }
        if (path.startsWith("/accounts")) {
            return "security";
        }
        return path.startsWith("/calendar")
                        || path.contains("/acts/")
                        || path.startsWith("/comparison")
                        || path.startsWith("/diagrams")
                ? "system"
                : path.startsWith("/reviews") ? "organiser" : "secretary";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Parameter(String path, String name) {}
}
