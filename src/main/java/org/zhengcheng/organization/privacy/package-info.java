/** What personal data is kept, how it is protected, and the change of the keys that protect it. */
package org.zhengcheng.organization.privacy;
