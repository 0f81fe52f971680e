/**
 * The verifier for whoever trusts neither the application nor its database: a command of its own with code of its own, which
 * uses nothing but the JDK and shares nothing with the rest. It needs a file of the ledger, the seals that were taken
 * outside and the public key.
 */
package org.zhengcheng.verify;
