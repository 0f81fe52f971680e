package org.zhengcheng.identity.keycloak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the Keycloak server is and what of it counts here.
 *
 * @param address of the server, without the realm
 * @param clientSecret of the client {@code zhengcheng}, which signs people in
 * @param directorySecret of the client {@code zhengcheng-directory}, which reads people and groups
 * @param every how often the directory is asked for what has changed
 * @param posts which realm role gives which post, held in the organisation the person belongs to
 * @param home a server unpacked there is started and stopped with the demonstration; null where one runs already
 * @param port on which that one listens
 */
@ConfigurationProperties("zhengcheng.keycloak")
public record KeycloakSettings(
        @DefaultValue("http://localhost:8180") String address,
        @DefaultValue("zhengcheng") String realm,
        String clientSecret,
        String directorySecret,
        @DefaultValue("20s") Duration every,
        @DefaultValue Map<String, String> posts,
        Path home,
        @DefaultValue("8180") int port) {

    /** The realm, as tokens name it. */
    public String issuer() {
        return address + "/realms/" + realm;
    }

    /** An endpoint of the realm. */
    String endpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    /** Where the directory is read. */
    public String directory() {
        return address + "/admin/realms/" + realm;
    }

    @Override
    public String toString() {
        return "KeycloakSettings[" + issuer() + "]";
    }
}
