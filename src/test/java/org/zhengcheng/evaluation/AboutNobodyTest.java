package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhengcheng.support.Page;

@DisplayName("关于整个支部的案件没有当事人：案件的每个地址都答得上来，列表、检索、台账也一样")
class AboutNobodyTest extends EvaluationTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyAddressOfSuchACaseAnswers() {
        launch(Map.of());
        prepare();
        assertThat(jdbc.sql("select person_id is null from case_file where id = ?")
                        .param(walk.caseId())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        String record = jdbc.sql("select id from step_record where case_id = ? limit 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
        Set<String> paths = mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/cases/{caseId}"))
                .map(path -> path.replace("{caseId}", walk.caseId().toString())
                        .replace("{recordId}", record)
                        .replace("{paperId}", "admission-form")
                        .replace("{page}", "1")
                        .replaceAll("\\{place}", walk.openStep())
                        .replaceAll("\\{[a-zA-Z]+}", record))
                .collect(Collectors.toSet());
        assertThat(paths).hasSizeGreaterThan(15);
        Map<String, Integer> broken = new TreeMap<>();
        for (String who : List.of("secretary", "commissioner", "organiser", "committee", "member", "officer")) {
            for (String path : paths) {
                int status = town.as(who).get(path).status();
                if (status >= 500) {
                    broken.put(who + " " + path, status);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(town.as("secretary").get("/cases/" + walk.caseId()).status()).isEqualTo(200);
    }

    @Test
    void itStandsInTheListsUnderTheNameOfItsBranch() {
        launch(Map.of());
        Page inbox = town.as("secretary").get("/");
        assertThat(inbox.text()).contains("准备，定参评名单");
        assertThat(town.as("secretary").get("/cases").text()).contains(town.name("branch"));
        assertThat(town.as("organiser").get("/cases").text()).contains(town.name("branch"));
        for (String path : List.of("/notices", "/meetings", "/people", "/organizations", "/work")) {
            assertThat(town.as("secretary").get(path).status()).as(path).isLessThan(500);
        }
        prepare();
        VOTERS.forEach(this::handIn);
        Page nudged = town.as("member").get("/cases/" + walk.caseId());
        assertThat(nudged.status())
                .as("a member has no part in the branch's case but on their own page")
                .isEqualTo(404);
    }
}
