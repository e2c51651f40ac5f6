/** The seed of `makeSeed('external ids')`: upserts by external ids. */
export const BY_EXTERNAL_IDS = `version: 1
loads:
  - { name: line-items, object: OpportunityLineItem, operation: upsert, key: Ext_Id__c, files: line-items.csv }
  - { name: invoice-lines, object: Invoice_Line__c, operation: upsert, key: Ext_Id__c, files: invoice-lines.csv }
  - { name: projects, object: Project__c, operation: upsert, external-id-field: Ext_Id__c, files: projects.csv }
  - { name: contacts, object: Contact, operation: upsert, external-id-field: Ext_Id__c, files: contacts.csv }
  - name: accounts
    object: Account
    operation: upsert
    external-id-field: Ext_Id__c
    files: accounts.csv
  - { name: opportunities, object: Opportunity, operation: upsert, external-id-field: Ext_Id__c, files: opportunities.csv }
  - name: prices
    object: PricebookEntry
    operation: upsert
    key: Ext_Id__c
    files: prices.csv
    where-not: { Pricebook2.Name: Standard Price Book }
    needs: standard-prices
  - name: standard-prices
    object: PricebookEntry
    operation: upsert
    key: Ext_Id__c
    files: prices.csv
    where: { Pricebook2.Name: Standard Price Book }
  - { name: products, object: Product2, operation: upsert, external-id-field: Ext_Id__c, files: products.csv }
  - { name: price-books, object: Pricebook2, operation: upsert, external-id-field: Ext_Id__c, files: price-books.csv }
`

/** The seed of `makeSeed('keys')`: Ids of records that are put in feed those that refer to them. */
export const BY_KEYS = `version: 1
loads:
  - name: accounts
    object: Account
    operation: insert
    files: accounts.csv
    leave-out: Key
    columns:
      Company: Name
      Parent key: { to: ParentId, ref: accounts, by: Key }
      Record type: { to: RecordTypeId, lookup: RecordType, by: DeveloperName }
      Owner: { to: OwnerId, lookup: User, by: Username }
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    leave-out: Key
    columns:
      First name: FirstName
      Last name: LastName
      E-mail: Email
      Account key: { to: AccountId, ref: accounts, by: Key }
      Boss key: { to: ReportsToId, ref: contacts, by: Key }
  - name: products
    object: Product2
    operation: insert
    files: products.csv
    leave-out: Key
    columns: { Product: Name, Code: ProductCode, Active: IsActive }
  - name: price-books
    object: Pricebook2
    operation: insert
    files: price-books.csv
    leave-out: Key
    columns: { Book: Name, Active: IsActive }
  - name: standard-prices
    object: PricebookEntry
    operation: insert
    files: prices.csv
    where: { Standard: 'true' }
    leave-out: [Key, Book]
    columns:
      Product key: { to: Product2Id, ref: products, by: Key }
      Standard: { to: Pricebook2Id, lookup: Pricebook2, by: IsStandard }
      List price: UnitPrice
      Active: IsActive
  - name: prices
    object: PricebookEntry
    operation: insert
    files: prices.csv
    where-not: { Standard: 'true' }
    leave-out: [Key, Standard]
    needs: standard-prices
    columns:
      Product key: { to: Product2Id, ref: products, by: Key }
      Book: { to: Pricebook2Id, ref: price-books, by: Book }
      List price: UnitPrice
      Active: IsActive
  - name: opportunities
    object: Opportunity
    operation: insert
    files: opportunities.csv
    leave-out: Key
    columns:
      Opportunity: Name
      Account key: { to: AccountId, ref: accounts, by: Key }
      Stage: StageName
      Closes: CloseDate
      Book: { to: Pricebook2Id, ref: price-books, by: Book }
  - name: line-items
    object: OpportunityLineItem
    operation: insert
    files: line-items.csv
    leave-out: Key
    columns:
      Opportunity key: { to: OpportunityId, ref: opportunities, by: Key }
      Price key: { to: PricebookEntryId, ref: prices, by: Key }
      Sales price: UnitPrice
  - name: projects
    object: Project__c
    operation: insert
    files: projects.csv
    leave-out: Key
    columns:
      Project: Name
      Account key: { to: Account__c, ref: accounts, by: Key }
      Parent key: { to: Parent__c, ref: projects, by: Key }
  - name: invoice-lines
    object: Invoice_Line__c
    operation: insert
    files: invoice-lines.csv
    leave-out: Key
    columns:
      Project key: { to: Project__c, ref: projects, by: Key }
      Date: Line_Date__c
      Account key: { to: Account__c, ref: accounts, by: Key }
      Quantity: Quantity__c
      Price: Unit_Price__c
`
