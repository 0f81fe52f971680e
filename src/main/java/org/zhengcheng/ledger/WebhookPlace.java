package org.zhengcheng.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * An address to which each seal is posted. The header {@code X-Zhengcheng-Signature} has the HMAC-SHA-256 of what is posted
 * under the secret both sides know, in hexadecimal digits.
 */
@Component
class WebhookPlace implements SealPlace {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LedgerSettings settings;
    private final RestClient client;

    WebhookPlace(LedgerSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(LONGEST);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean isSet() {
        return !settings.webhook().isBlank();
    }

    @Override
    public void take(Seal seal) throws GeneralSecurityException {
        byte[] body = seal.file().getBytes(StandardCharsets.UTF_8);
        RestClient.RequestBodySpec post = client.post()
                .uri(settings.webhook())
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Zhengcheng-Seal", seal.fileName());
        if (!settings.webhookSecret().isBlank()) {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.webhookSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            post = post.header("X-Zhengcheng-Signature", HexFormat.of().formatHex(mac.doFinal(body)));
        }
        post.body(body).retrieve().toBodilessEntity();
    }
}
