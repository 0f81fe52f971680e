package org.zhengcheng.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is hashed, sealed and looked over.
 *
 * @param suite SHA-256 and Ed25519, or SM3 and SM2
 * @param signingKey the private key of the seals: PKCS#8, as PEM or its base64 alone
 * @param earlierKeys public keys that signed seals before, X.509 in base64
 * @param sealEvery how often everything new is sealed, by the time of the database
 * @param verifyEvery how often everything is verified
 * @param folder where seals are written; in the demonstration the folder {@code seals} beside the data
 * @param webhook the address to which seals are sent
 * @param webhookSecret with which what is sent there is authenticated
 * @param mail the addresses to which seals are mailed
 */
@ConfigurationProperties("zhengcheng.ledger")
public record LedgerSettings(
        @DefaultValue("SHA256_ED25519") Suite suite,
        @DefaultValue("") String signingKey,
        @DefaultValue List<String> earlierKeys,
        @DefaultValue("1h") Duration sealEvery,
        @DefaultValue("1d") Duration verifyEvery,
        Path folder,
        @DefaultValue("") String webhook,
        @DefaultValue("") String webhookSecret,
        @DefaultValue List<String> mail) {}
