package org.zhengcheng.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import tools.jackson.databind.JsonNode;

/** Against a real server from the distribution, started once for this class; the last test stops it. */
@DisplayName("Keycloak：登录、改角色、两边退出、停用、通讯录，服务停了照样办事")
@ActiveProfiles("keycloak")
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@TestMethodOrder(OrderAnnotation.class)
class KeycloakTest {

    private static final Path HOME = Path.of("target/keycloak/keycloak-" + System.getProperty("keycloak.version"));
    /** As long as a busy machine may take; a good one needs half a minute. */
    private static final Duration STARTING = Duration.ofMinutes(8);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String PASSWORD = "seven grey herons";
    private static final String SECRETARY = "1e841c0c-11d7-5f04-bf00-fe6b02b0acd5";

    private static int port;
    private static int keycloakPort;
    private static KeycloakServer server;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        Path data = Files.createTempDirectory("zhengcheng-keycloak");
        registry.add("server.port", () -> port);
        registry.add("zhengcheng.data-folder", data::toString);
        registry.add("zhengcheng.keycloak.address", () -> "http://localhost:" + keycloakPort);
        registry.add("zhengcheng.keycloak.client-secret", () -> "secret of the client");
        registry.add("zhengcheng.keycloak.directory-secret", () -> "secret of the directory");
        registry.add("zhengcheng.keycloak.every", () -> "2s");
        registry.add("zhengcheng.sign-in.fresh", () -> "15s");
        registry.add("zhengcheng.deadlines.every", () -> "P1D");
        registry.add("zhengcheng.deadlines.compare-every", () -> "P1D");
    }

    /** It starts while our own application does. */
    @BeforeAll
    static void theServerStarts() throws IOException {
        port = freePort();
        keycloakPort = freePort();
        FileSystemUtils.deleteRecursively(HOME.resolve("data"));
        server = KeycloakServer.start(
                HOME.toAbsolutePath(),
                Path.of("keycloak"),
                keycloakPort,
                Map.of(
                        "ZHENGCHENG_ADDRESS", "http://localhost:" + port,
                        "ZHENGCHENG_CLIENT_SECRET", "secret of the client",
                        "ZHENGCHENG_DIRECTORY_SECRET", "secret of the directory",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
    }

    @BeforeEach
    void theServerAnswers() {
        await().atMost(STARTING).pollInterval(Duration.ofSeconds(2)).until(() -> {
            assertThat(server.isRunning()).as("see server.log in %s", HOME).isTrue();
            return Browser.stranger("http://localhost:" + port)
                    .get("/sign-in")
                    .has("a[href$=/oauth2/authorization/keycloak]");
        });
    }

    @AfterAll
    static void theServerEnds() {
        server.close();
    }

    @Test
    @Order(1)
    @DisplayName("登录后是通讯录里指明的那个人；在我们这里退出，Keycloak 那边也退出")
    void whoSignsInIsThePersonTheDirectoryNamesAndLeavesBoth() {
        Browser browser = Browser.stranger(address());
        Page home = signIn(browser, "secretary");
        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(home.text(".who__name")).contains("党员寅");
        assertThat(home.html().html()).doesNotContain("eyJ");
        assertThat(browser.get("/me/password").text()).contains("统一登录");
        Page out = home.form("form[action$=/sign-out]").send();
        assertThat(out.uri().toString()).isEqualTo(address() + "/sign-in?out");
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(browser.get("/oauth2/authorization/keycloak").has("#kc-form-login"))
                .as("asked for the password again")
                .isTrue();
        assertThat(ledger("secretary")).contains("account-created", "sign-in", "sign-out");
    }

    @Test
    @Order(2)
    @DisplayName("在 Keycloak 那边退出，我们这里也退出，哪个浏览器都一样")
    void whoIsSignedOutAtKeycloakIsOutHere() {
        Browser one = Browser.stranger(address());
        Browser two = Browser.stranger(address());
        signIn(one, "secretary");
        signIn(two, "secretary");
        admin().post()
                .uri(users() + "/" + id("secretary") + "/logout")
                .retrieve()
                .toBodilessEntity();
        await().atMost(A_MINUTE).untilAsserted(() -> {
            assertThat(one.get("/settings").uri().getPath()).isEqualTo("/sign-in");
            assertThat(two.get("/settings").uri().getPath()).isEqualTo("/sign-in");
        });
    }

    @Test
    @Order(3)
    @DisplayName("角色给了就有岗位，收回就没有；不用重新登录；已有别的岗位的人不能再管账号")
    void aRoleGivesAPostAndTakesItAway() {
        Browser browser = Browser.stranger(address());
        signIn(browser, "applicant");
        assertThat(browser.get("/accounts").status()).isEqualTo(403);
        role("applicant", HttpMethod.POST);
        await().atMost(A_MINUTE)
                .untilAsserted(
                        () -> assertThat(browser.get("/accounts").status()).isEqualTo(200));
        role("applicant", HttpMethod.DELETE);
        await().atMost(A_MINUTE)
                .untilAsserted(
                        () -> assertThat(browser.get("/accounts").status()).isEqualTo(403));
        assertThat(ledger("applicant")).contains("post-granted", "post-ended");
    }

    @Test
    @Order(4)
    @DisplayName("在 Keycloak 停用的人，一分钟内就出去，也进不来；岗位不合规也照样停用")
    void whoIsDisabledIsOutWithinAMinute() {
        Browser browser = Browser.stranger(address());
        signIn(browser, "county");
        role("county", HttpMethod.POST);
        change("county", Map.of("enabled", false));
        await().atMost(A_MINUTE)
                .untilAsserted(() ->
                        assertThat(browser.get("/settings").uri().getPath()).isEqualTo("/sign-in"));
        assertThat(jdbc.sql("select count(*) from post p join account a on a.person_id = p.person_id"
                                + " where a.keycloak_subject = ? and p.role = 'security-admin'")
                        .param(id("county"))
                        .query(Integer.class)
                        .single())
                .as("whoever decides cases keeps no accounts")
                .isZero();
        assertThat(signIn(Browser.stranger(address()), "county").uri().getPort())
                .isEqualTo(keycloakPort);
        change("county", Map.of("enabled", true));
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(signIn(Browser.stranger(address()), "county")
                                .uri()
                                .getPath())
                        .isEqualTo("/"));
    }

    @Test
    @Order(5)
    @DisplayName("只凭管理员写的人员号认人：账号名和邮箱一样也不算，没有开通就进不来")
    void nobodyIsTakenForSomebodyByNameOrMail() {
        create("committee", "committee@zhengcheng.invalid", Map.of());
        Page refused = signIn(Browser.stranger(address()), "committee");
        assertThat(refused.uri().toString()).isEqualTo(address() + "/sign-in?unified");
        assertThat(refused.text()).contains("还没有给您开通");
        assertThat(accounts("committee")).isZero();
        create("twin", "secretary@zhengcheng.invalid", Map.of("person", List.of("of nobody")));
        assertThat(signIn(Browser.stranger(address()), "twin").uri().getQuery()).isEqualTo("unified");
    }

    @Test
    @Order(6)
    @DisplayName("通讯录里的新组织、新人跟过来，删了的停用，人的记录留着")
    void theDirectoryIsFollowed() {
        String community = "/示范区委/示范街道党工委/示范社区党委";
        group(realm() + "/groups", "没有上级的党支部", "D0198");
        group(realm() + "/groups/" + groupId(community) + "/children", "新建党支部", "D0199");
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(organizations("D0199")).isEqualTo(1));
        assertThat(organizations("D0198")).as("a branch is under a committee").isZero();
        assertThat(jdbc.sql("select e.act || ' ' || e.actor_name || ' ' || a.code from organization_event e"
                                + " join organization o on o.id = e.organization_id"
                                + " join organization a on a.id = o.parent_id where o.code = 'D0199'")
                        .query(String.class)
                        .list())
                .as("its history")
                .containsExactly("FOUND 通讯录 D010101");
        create("newcomer", null, Map.of());
        admin().put()
                .uri(users() + "/" + id("newcomer") + "/groups/" + groupId(community + "/新建党支部"))
                .retrieve()
                .toBodilessEntity();
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(accounts("newcomer")).isEqualTo(1));
        assertThat(jdbc.sql("select o.code from account a join person p on p.id = a.person_id"
                                + " join organization o on o.id = p.organization_id where a.keycloak_subject = ?")
                        .param(id("newcomer"))
                        .query(String.class)
                        .single())
                .isEqualTo("D0199");
        String subject = id("newcomer");
        admin().delete().uri(users() + "/" + subject).retrieve().toBodilessEntity();
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(jdbc.sql("select enabled from account where keycloak_subject = ?")
                                .param(subject)
                                .query(Boolean.class)
                                .single())
                        .isFalse());
    }

    @Test
    @Order(7)
    @DisplayName("Keycloak 停了：登录着的人照样办事，登录页说明白，自己的账号还能登录")
    void whenTheServerIsDownPeopleGoOnWorking() {
        Browser browser = Browser.stranger(address());
        signIn(browser, "secretary");
        server.close();
        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(browser.get("/cases").uri().getPath()).isEqualTo("/cases");
        Page page = Browser.stranger(address()).get("/sign-in");
        assertThat(page.text()).contains("统一登录现在连不上");
        assertThat(page.has("a[href$=/oauth2/authorization/keycloak]")).isFalse();
        Browser own = Browser.signIn(address(), "secretary", "demo");
        assertThat(own.get("/").text(".who__name")).contains("党员寅");
        assertThat(jdbc.sql("select person_id from account where keycloak_subject is not null and person_id = ?")
                        .param(UUID.fromString(SECRETARY))
                        .query(UUID.class)
                        .list())
                .hasSize(1);
    }

    /** The security administrator's pages are grave; a session at Keycloak proves nothing about who sits there now. */
    @Test
    @Order(3)
    @DisplayName("要紧的事到 Keycloak 再输一次密码：那边登录着也要输，输了才办得成，回到原来的页面")
    void aGraveActAsksForThePasswordAtKeycloakAgain() {
        Browser browser = Browser.stranger(address());
        signIn(browser, "applicant");
        role("applicant", HttpMethod.POST);
        await().atMost(A_MINUTE)
                .untilAsserted(
                        () -> assertThat(browser.get("/accounts").status()).isEqualTo(200));
        await().atMost(A_MINUTE)
                .untilAsserted(() ->
                        assertThat(browser.get("/accounts/new").uri().getPath()).isEqualTo("/me/confirm"));
        Page asked = browser.get("/accounts/new");
        assertThat(asked.has("form[action$=/me/confirm]"))
                .as("no password here")
                .isFalse();

        assertThat(browser.get("/oauth2/authorization/keycloak").uri().getPath())
                .as("signed in by the session there, without a password")
                .isEqualTo("/");
        assertThat(browser.get("/accounts/new").uri().getPath()).isEqualTo("/me/confirm");

        Page there = asked.follow("去输密码");
        assertThat(there.uri().getPort()).isEqualTo(keycloakPort);
        Page back = there.form("#kc-form-login").set("password", PASSWORD).send();
        assertThat(back.uri().toString()).isEqualTo(address() + "/accounts/new");
        assertThat(jdbc.sql("select count(*) from sign_in s join account a on a.id = s.account_id"
                                + " where a.keycloak_subject = ? and s.ended_at is null")
                        .param(id("applicant"))
                        .query(Integer.class)
                        .single())
                .as("one browser, one sign-in")
                .isEqualTo(1);
        role("applicant", HttpMethod.DELETE);
        await().atMost(A_MINUTE)
                .untilAsserted(
                        () -> assertThat(browser.get("/accounts").status()).isEqualTo(403));
    }

    private static Page signIn(Browser browser, String username) {
        Page page = browser.get("/oauth2/authorization/keycloak");
        return page.has("#kc-form-login")
                ? page.form("#kc-form-login")
                        .set("username", username)
                        .set("password", PASSWORD)
                        .send()
                : page;
    }

    /** Gives somebody the role of the security administrator, or takes it back. */
    private void role(String username, HttpMethod how) {
        JsonNode security = admin().get()
                .uri(realm() + "/roles/zhengcheng-security")
                .retrieve()
                .body(JsonNode.class);
        admin().method(how)
                .uri(users() + "/" + id(username) + "/role-mappings/realm")
                .contentType(MediaType.APPLICATION_JSON)
                .body(List.of(security))
                .retrieve()
                .toBodilessEntity();
    }

    private static void group(String uri, String name, String code) {
        admin().post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", name, "attributes", Map.of("code", List.of(code), "type", List.of("BR"))))
                .retrieve()
                .toBodilessEntity();
    }

    private static String groupId(String path) {
        return admin().get()
                .uri(realm() + "/group-by-path" + path)
                .retrieve()
                .body(JsonNode.class)
                .path("id")
                .asString();
    }

    private void create(String username, String mail, Map<String, List<String>> attributes) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username",
                username,
                "enabled",
                true,
                "lastName",
                "新",
                "firstName",
                "人",
                "attributes",
                attributes,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
        user.put("email", mail);
        admin().post()
                .uri(users())
                .contentType(MediaType.APPLICATION_JSON)
                .body(user)
                .retrieve()
                .toBodilessEntity();
    }

    /** The whole of a user is sent, since what is left out would be taken away. */
    private void change(String username, Map<String, Object> what) {
        String path = users() + "/" + id(username);
        Map<String, Object> user = admin().get().uri(path).retrieve().body(new ParameterizedTypeReference<>() {});
        user.putAll(what);
        admin().put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(user)
                .retrieve()
                .toBodilessEntity();
    }

    private String id(String username) {
        return admin().get()
                .uri(users() + "?exact=true&username=" + username)
                .retrieve()
                .body(JsonNode.class)
                .get(0)
                .path("id")
                .asString();
    }

    private int accounts(String username) {
        return jdbc.sql("select count(*) from account where keycloak_subject = ?")
                .param(id(username))
                .query(Integer.class)
                .single();
    }

    private int organizations(String code) {
        return jdbc.sql("select count(*) from organization where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    private List<String> ledger(String username) {
        return jdbc.sql("select convert_from(body, 'UTF8')::json ->> 'act' from ledger_entry where chain_id ="
                        + " (select id from account where keycloak_subject = ?)")
                .param(id(username))
                .query(String.class)
                .list();
    }

    private static RestClient admin() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "password");
        form.add("client_id", "admin-cli");
        form.add("username", "admin");
        form.add("password", "admin");
        String token = RestClient.create()
                .post()
                .uri("http://localhost:" + keycloakPort + "/realms/master/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class)
                .path("access_token")
                .asString();
        return RestClient.builder()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static String realm() {
        return "http://localhost:" + keycloakPort + "/admin/realms/zhengcheng";
    }

    private static String users() {
        return realm() + "/users";
    }

    private static String address() {
        return "http://localhost:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
