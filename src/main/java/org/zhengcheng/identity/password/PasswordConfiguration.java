package org.zhengcheng.identity.password;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhengcheng.identity.SignInSettings;

/** Passwords are kept as Argon2id; those of an older kind are still understood, and kept anew at the next sign-in. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String ARGON2ID = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder(SignInSettings settings) {
        PasswordEncoder argon2 =
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, settings.hashMemory(), PASSES);
        return new FewAtATime(new DelegatingPasswordEncoder(
                ARGON2ID, Map.of(ARGON2ID, argon2, "bcrypt", new BCryptPasswordEncoder())));
    }

    /** Each hash fills much memory for its time: a flood of sign-ins must wait in line and not fill the memory. */
    private record FewAtATime(PasswordEncoder encoder, Semaphore places) implements PasswordEncoder {

        FewAtATime(PasswordEncoder encoder) {
            this(encoder, new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true));
        }

        @Override
        public String encode(CharSequence password) {
            places.acquireUninterruptibly();
            try {
                return encoder.encode(password);
            } finally {
                places.release();
            }
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            places.acquireUninterruptibly();
            try {
                return encoder.matches(password, hash);
            } finally {
                places.release();
            }
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return encoder.upgradeEncoding(hash);
        }
    }
}
