package org.zhengcheng.identity.keycloak;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/** Brings a Keycloak server along with the demonstration, so that one command starts both. */
@Configuration(proxyBeanMethods = false)
@Profile("keycloak")
@ConditionalOnProperty("zhengcheng.keycloak.home")
class DemoKeycloak {

    @Bean(destroyMethod = "close")
    KeycloakServer keycloakServer(KeycloakSettings settings, Installation installation, Environment environment) {
        if (!installation.isDemo()) {
            throw new CannotStart(
                    "生产模式不随带 Keycloak。Production mode does not bring a Keycloak along.",
                    "请去掉 zhengcheng.keycloak.home，填上 zhengcheng.keycloak.address。"
                            + " Remove zhengcheng.keycloak.home and set zhengcheng.keycloak.address.");
        }
        return KeycloakServer.start(
                settings.home(),
                Path.of("keycloak"),
                settings.port(),
                Map.of(
                        "ZHENGCHENG_ADDRESS",
                                environment.getProperty(
                                        "zhengcheng.base-url",
                                        "http://localhost:" + environment.getProperty("server.port", "8080")),
                        "ZHENGCHENG_CLIENT_SECRET", settings.clientSecret(),
                        "ZHENGCHENG_DIRECTORY_SECRET", settings.directorySecret(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "demo"));
    }
}
